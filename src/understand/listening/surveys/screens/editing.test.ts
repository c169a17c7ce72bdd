import { describe, expect, it } from 'vitest';
import { surveyDefinitionShape } from '../definition.contract.ts';
import { historyOf, step } from './draft-history.ts';
import {
  changeQuestion,
  copyQuestion,
  freshCode,
  moveQuestion,
  placeQuestion,
  removePlace,
} from './edit-survey.ts';
import { newQuestion, questionTypes } from './new-question.ts';
import { textsIn, writeText } from './survey-texts.ts';

const words = { question: 'What?', choices: ['One', 'Two'] as const };
const survey = surveyDefinitionShape.parse({
  format: 1,
  title: { en: 'A survey' },
  languages: ['en', 'es'],
  respondents: 'known',
  flow: [
    {
      kind: 'block',
      code: 'b',
      pages: [
        {
          code: 'p1',
          questions: [newQuestion('nps', 'q1', 'en', words), newQuestion('text', 'q2', 'en', words)],
        },
        { code: 'p2', questions: [newQuestion('single', 'q3', 'en', words)] },
      ],
    },
    {
      kind: 'branch',
      code: 'br',
      when: { is: 'answered', value: { get: 'answer', question: 'q1' } },
      flow: [{ kind: 'block', code: 'b2', pages: [{ code: 'p3', questions: [] }] }],
    },
  ],
  ends: [{ code: 'thanks', kind: 'thanks', title: { en: 'Thank you.' } }],
});

const order = (of: typeof survey) =>
  [...JSON.stringify(of.flow).matchAll(/"code":"(p\d|q\d)"/g)].map(([, code]) => code).join(' ');

describe('editing a survey', () => {
  it('begins every type of question complete', () => {
    for (const type of questionTypes) {
      const made = changeQuestion(survey, 'q1', () => [newQuestion(type, 'q1', 'en', words)]);
      expect(surveyDefinitionShape.safeParse(made).success, type).toBe(true);
    }
  });

  it('moves a question within its page, over its edge, and not beyond the survey', () => {
    expect(order(moveQuestion(survey, 'q1', 1))).toBe('p1 q2 q1 p2 q3 p3');
    expect(order(moveQuestion(survey, 'q2', 1))).toBe('p1 q1 p2 q2 q3 p3');
    expect(order(moveQuestion(survey, 'q3', -1))).toBe('p1 q1 q2 q3 p2 p3');
    expect(moveQuestion(survey, 'q1', -1)).toBe(survey);
    expect(order(moveQuestion(survey, 'q3', 1))).toBe('p1 q1 q2 p2 p3 q3');
  });

  it('places by dragging, copies under a code nothing has, removes with everything inside', () => {
    expect(order(placeQuestion(survey, 'q3', 'p1', 'q2'))).toBe('p1 q1 q3 q2 p2 p3');
    expect(placeQuestion(survey, 'q3', 'p2', 'q3')).toBe(survey);
    expect(order(copyQuestion(survey, 'q1', freshCode(survey, 'q')))).toBe('p1 q1 q4 q2 p2 q3 p3');
    expect(order(removePlace(survey, 'p1'))).toBe('p2 q3 p3');
    expect(order(removePlace(survey, 'br'))).toBe('p1 q1 q2 p2 q3');
  });

  it('undoes and redoes; typing on in one field is one step', () => {
    const rename = (title: string) => (now: typeof survey) => ({ ...now, title: { en: title } });
    let history = historyOf(survey);
    history = step(history, { do: 'change', what: 'title', to: rename('B'), at: 0 });
    history = step(history, { do: 'change', what: 'title', to: rename('Be'), at: 300 });
    history = step(history, { do: 'change', what: 'title', to: rename('Better'), at: 5000 });
    expect(history.past).toHaveLength(2);
    history = step(history, { do: 'undo' });
    expect(history.present.title.en).toBe('Be');
    history = step(step(history, { do: 'undo' }), { do: 'undo' });
    expect(history.present).toBe(survey);
    expect(step(step(history, { do: 'redo' }), { do: 'redo' }).present.title.en).toBe('Better');
  });

  it('finds every text for translators and writes one language of it', () => {
    const texts = textsIn(survey);
    expect(texts.map(({ of, field }) => `${of} ${field}`)).toEqual(
      expect.arrayContaining(['survey title', 'q1 text', 'c1 text', 'thanks title']),
    );
    const question = texts.find(({ of }) => of === 'q1');
    const translated = writeText(survey, question?.path ?? [], 'es', '¿Qué?');
    expect(textsIn(translated).find(({ of }) => of === 'q1')?.texts).toEqual({ en: 'What?', es: '¿Qué?' });
    expect(writeText(translated, question?.path ?? [], 'es', '')).toEqual(survey);
  });
});
