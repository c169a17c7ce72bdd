import type { Refusal } from '../../../../../kernel/refusal.ts';
import { Collect, type ImportedSurvey } from '../collect.ts';
import { at, textAt } from '../given.ts';
import { plainText } from '../plain-text.ts';
import { hiddenFields, readQuotas, scores, setFields } from './calculate.ts';
import { findFields } from './find-fields.ts';
import { FlowReader } from './flow.ts';
import { gather } from './gather.ts';
import { numberQuestions } from './number-questions.ts';
import type { Known } from './refs.ts';
import { Words } from './words.ts';

/**
 * A survey of Qualtrics (QSF) with its logic: display logic of questions, choices and columns, skips, branches, random
 * parts, embedded data, recoded values, scoring, quotas, translations. What Sirius cannot run stands in the draft as text.
 */
export function readQsf(json: unknown): ImportedSurvey | Refusal {
  const collect = new Collect('qsf', 'qualtrics');
  const elements = gather(json);
  const trashed = new Set(
    elements.trash.flatMap((block) =>
      Object.values(at(block, 'BlockElements') ?? {}).map((one) => textAt(one, 'QuestionID')),
    ),
  );
  const asked = new Map([...elements.questions].filter(([id]) => !trashed.has(id)));
  for (const id of trashed) {
    const payload = elements.questions.get(id);
    if (payload === undefined) continue;
    collect.tell(
      'dropped',
      'trash',
      textAt(payload, 'DataExportTag') || id,
      plainText(textAt(payload, 'QuestionText')),
    );
  }
  for (const { about, text } of elements.notes) {
    collect.tell(
      'dropped',
      'note',
      textAt(elements.questions.get(about), 'DataExportTag') || about,
      plainText(text),
    );
  }
  const found = findFields(json, elements.flow, collect);
  const known: Known = { refs: numberQuestions(asked), fields: found.fields };
  const words = new Words(elements, known, collect);
  const reader = new FlowReader({ ...elements, questions: asked }, { known, words, collect });
  const flow = reader.read();
  const calculated = setFields(found, known, collect);
  const quotas = readQuotas(elements.quotas, 'over_quota', known, collect);
  const message = plainText(textAt(elements.options, 'EOSMessage'));
  const spanish = words.languages[0]?.startsWith('es') === true;
  const thanks = spanish ? 'Gracias por sus respuestas.' : 'Thank you for your answers.';
  return collect.finish({
    format: 1,
    title: words.only(elements.name || 'Survey', 'title'),
    languages: [...words.languages],
    respondents: [...found.fields.keys()].some((name) => name.startsWith('Recipient'))
      ? 'known'
      : 'anonymous',
    flow,
    hidden: hiddenFields(found),
    calculated: [
      ...calculated,
      ...scores(
        elements.scoring,
        asked,
        known,
        collect,
        calculated.map(({ code }) => code),
      ),
    ],
    quotas,
    ends: [
      {
        code: 'thanks',
        kind: 'thanks',
        title: words.only(message.split('\n')[0] || thanks, 'end of survey'),
      },
      ...(quotas.length === 0
        ? []
        : [
            {
              code: 'over_quota',
              kind: 'over-quota' as const,
              title: words.only(
                spanish ? 'Ya tenemos suficientes respuestas.' : 'We have enough answers already.',
                'quota',
              ),
            },
          ]),
      ...reader.ends.map(({ code, kind, text }) => ({
        code,
        kind,
        title: words.only(text.split('\n')[0]?.slice(0, 500) || thanks, 'end of survey'),
      })),
    ],
    conduct: {
      back: textAt(elements.options, 'BackButton') === 'true',
      progress: !/None/.test(textAt(elements.options, 'ProgressBarDisplay')),
      resume: textAt(elements.options, 'SaveAndContinue') !== 'false',
    },
    rules: textAt(elements.options, 'BallotBoxStuffingPrevention') === 'true' ? { singleUse: true } : {},
  });
}
