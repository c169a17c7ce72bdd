import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { ImportedSurvey } from './collect.ts';
import { isFormbricks, readFormbricks } from './formbricks/read-formbricks.ts';
import { isObject, parseJson } from './given.ts';
import { isLss, readLss } from './limesurvey/read-lss.ts';
import { isOwn, readOwn } from './own-file.ts';
import { isQsf } from './qsf/gather.ts';
import { readQsf } from './qsf/read-qsf.ts';
import { isSurveyJs, readSurveyJs } from './surveyjs/read-surveyjs.ts';
import { isZip, unzip } from './zip.ts';

const unknown = refuse('no-survey-file', 'This is no survey that Sirius can read.', {
  next: 'Hand in a Qualtrics QSF, a LimeSurvey .lss or .lsa, a SurveyJS or Formbricks JSON, or a survey exported from Sirius.',
});

/** Reads a survey out of a file's bytes; which tool wrote it is told by the content, never by the name. */
export function readSurveyFile(bytes: Buffer): ImportedSurvey | Refusal {
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
