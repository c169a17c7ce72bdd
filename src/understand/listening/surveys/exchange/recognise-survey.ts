import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { questionsOf } from '../definition.contract.ts';
import type { ImportedSurvey } from './collect.ts';
import { isFormbricks, readFormbricks } from './formbricks/read-formbricks.ts';
import { isObject, parseJson } from './given.ts';
import { isLss, readLss } from './limesurvey/read-lss.ts';
import type { ImportFormat } from './loss.contract.ts';
import { isOwn, readOwn } from './own-file.ts';
import { isQsf } from './qsf/gather.ts';
import { readQsf } from './qsf/read-qsf.ts';
import { isSurveyJs, readSurveyJs } from './surveyjs/read-surveyjs.ts';
import { isZip, unzip } from './zip.ts';

const unknown = refuse('no-survey-file', 'This is no survey that Sirius can read.', {
  next: 'Hand in a Qualtrics QSF, a LimeSurvey .lss or .lsa, a SurveyJS or Formbricks JSON, or a survey exported from Sirius.',
});

const toolNames: Readonly<Record<Exclude<ImportFormat, 'sirius'>, string>> = {
  qsf: 'Qualtrics',
  limesurvey: 'LimeSurvey',
  surveyjs: 'SurveyJS',
  formbricks: 'Formbricks',
};

/**
 * A survey of another tool that asks nothing would be an empty draft that looks as if it had come over. One that only shows
 * or reckons something, as it always did, is a survey.
 */
function hollow({ definition, report: { format, counts } }: ImportedSurvey): Refusal | null {
  const all = questionsOf(definition.flow);
  if (format === 'sirius' || all.some(({ question }) => question.type !== 'statement')) return null;
  if (counts.dropped === 0 && all.length + definition.calculated.length > 0) return null;
  const tool = toolNames[format];
  return counts.dropped === 0
    ? refuse('no-question', `This is a survey of ${tool}, but no question stands in it.`, {
        next: 'Export the survey once more with its questions, and hand in the new file.',
      })
    : refuse(
        'no-question',
        `This is a survey of ${tool}, but none of its questions can be asked here (left out: ${counts.dropped}).`,
        { next: 'Write it anew from a template, or hand in another survey.' },
      );
}

/** Reads a survey out of a file's bytes; which tool wrote it is told by the content, never by the name. */
export function readSurveyFile(bytes: Buffer): ImportedSurvey | Refusal {
  const read = readAny(bytes);
  return isRefusal(read) ? read : (hollow(read) ?? read);
}

function readAny(bytes: Buffer): ImportedSurvey | Refusal {
  if (isZip(bytes)) {
    const members = unzip(bytes, (name) => name.endsWith('.lss'));
    if (isRefusal(members)) return members;
    const [lss] = members;
    if (lss === undefined) return unknown;
    return readLss(lss.bytes.toString('utf8'), true);
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  const begin = text.slice(0, 2000).trimStart();
  if (begin.startsWith('<')) return isLss(text) ? readLss(text, false) : unknown;
  if (!begin.startsWith('{') && !begin.startsWith('[')) return unknown;
  const read = parseJson(text);
  if (isRefusal(read)) return read;
  const { json } = read;
  if (!isObject(json)) return unknown;
  if (isQsf(json)) return readQsf(json);
  if (isOwn(json)) return readOwn(json);
  if (isFormbricks(json)) return readFormbricks(json);
  return isSurveyJs(json) ? readSurveyJs(json) : unknown;
}
