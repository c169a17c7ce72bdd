import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../../../kernel/refusal.ts';
import { questionsOf } from '../../definition.contract.ts';
import { answerTo, compile, isShown, type Session, start, answer as take } from '../../runtime/index.ts';
import type { ImportedSurvey } from '../collect.ts';
import { at, entriesAt, listAt, parseJson, textAt } from '../given.ts';
import { readQsf } from './read-qsf.ts';

const folder = new URL('../../../../../../../shared/data/surveys/', import.meta.url);
const here = existsSync(folder);
if (!here) console.warn('The shared Qualtrics files are absent; their tests are skipped.');

function imported(read: ReturnType<typeof readQsf>): ImportedSurvey {
  if (isRefusal(read)) throw new Error(read.say);
  return read;
}
const qsf = (name: string) => {
  const read = parseJson(readFileSync(new URL(`qualtrics/${name}`, folder), 'utf8'));
  if (isRefusal(read)) throw new Error(read.say);
  return read.json;
};

const expected: unknown = here
  ? JSON.parse(readFileSync(new URL('expected/qualtrics.json', folder), 'utf8'))
  : {};

describe.skipIf(!here)('every sample of Qualtrics', () => {
  it.each(entriesAt(expected, 'surveys'))(
    '%s has the expected questions, blocks, trash and notes',
    (name, figures) => {
      const { definition, report } = imported(readQsf(qsf(name)));
      const questions = questionsOf(definition.flow).map(({ question }) => question);
      const tags = [...new Set(questions.map(({ origin = '' }) => origin.replace(/#\d+$/, '')))];
      expect(definition.title.en).toBe(textAt(figures, 'survey_name'));
      expect(tags).toEqual(listAt(figures, 'tags'));
      expect(tags.length + Number(at(figures, 'questions_in_trash'))).toBe(at(figures, 'questions'));
      const count = (what: RegExp) => report.groups.find(({ what: said }) => what.test(said.en))?.count ?? 0;
      expect(count(/trash/)).toBe(at(figures, 'questions_in_trash'));
      expect(count(/^Codes of the choices/)).toBe(at(figures, 'questions_with_recoded_values'));
      expect(count(/note of the authors/)).toBeGreaterThanOrEqual(Number(at(figures, 'notes')));
      const choices = questions.flatMap((question) => [
        ...('choices' in question ? question.choices : []),
        ...('rows' in question ? question.rows : []),
        ...('columns' in question ? question.columns : []),
      ]);
      // Logic on choices is counted per question there: a choice and a column of one question are two.
      expect(choices.filter(({ when }) => when !== undefined).length).toBeGreaterThanOrEqual(
        Number(at(figures, 'choice_display_logic')) > 0 ? 1 : 0,
      );
      expect(questions.filter(({ when }) => when !== undefined).length).toBe(
        at(figures, 'question_display_logic'),
      );
      expect(questions.filter(({ skips }) => skips !== undefined).length).toBe(at(figures, 'skip_logic'));
    },
  );
});

describe.skipIf(!here)('Survey_Logic_EVERYWHERE answered here behaves as in Qualtrics', () => {
  const begin = (hidden: Record<string, string> = {}): Session =>
    start(compile(imported(readQsf(qsf('Survey_Logic_EVERYWHERE.qsf'))).definition), {
      seed: 1,
      language: 'en',
      hidden,
      device: 'phone',
    });
  const shown = (session: Session) => ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].filter((code) => isShown(session, code));

  it('the first skip that holds counts: choice 1 of Q1 goes to the end of the block', () => {
    const session = begin();
    expect(shown(session)).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q5']);
    take(session, 'Q1', '1');
    expect(shown(session)).toEqual(['Q1']);
  });

  it('choice 1 of Q2 skips Q3, choice 2 of Q3 ends the survey', () => {
    const session = begin();
    take(session, 'Q1', '2');
    take(session, 'Q2', '1');
    expect(shown(session)).toEqual(['Q1', 'Q2', 'Q4', 'Q5']);
    take(session, 'Q2', '2');
    take(session, 'Q3', '2');
    expect(shown(session)).toEqual(['Q1', 'Q2', 'Q3']);
  });

  it('a choice is offered when its own condition holds', () => {
    const session = begin();
    take(session, 'Q2', '3');
    expect(answerTo(session, 'Q2')).toBe(null);
    take(session, 'Q2', null);
    take(session, 'Q1', '2');
    take(session, 'Q2', '3');
    expect(answerTo(session, 'Q2')).toBe('3');
    take(session, 'Q1', '3');
    expect(answerTo(session, 'Q2')).toBe(null);
  });

  it('contact fields decide what is offered; they are never taken from a link', () => {
    const known = begin({ RecipientFirstName: 'Ada' });
    take(known, 'Q4', '1');
    expect(answerTo(known, 'Q4')).toBe('1');
    const unknown = begin();
    take(unknown, 'Q4', '1');
    expect(answerTo(unknown, 'Q4')).toBe(null);
    expect(known.plan.definition.hidden.every(({ fromLink }) => !fromLink)).toBe(true);
  });
});

/** A survey file of Qualtrics with these questions in one block. */
const file = (
  questions: object[],
  flow: object[] = [{ Type: 'Block', ID: 'BL_1' }],
  more: object[] = [],
) => ({
  SurveyEntry: { SurveyName: 'Made', SurveyLanguage: 'EN' },
  SurveyElements: [
    {
      Element: 'BL',
      Payload: {
        1: {
          Type: 'Default',
          Description: 'One',
          ID: 'BL_1',
          BlockElements: questions.map((one) => ({
            Type: 'Question',
            QuestionID: textAt(one, 'QuestionID'),
          })),
        },
      },
    },
    { Element: 'FL', Payload: { Type: 'Root', Flow: flow } },
    ...questions.map((Payload) => ({ Element: 'SQ', Payload })),
    ...more,
  ],
});
const single = (id: string, more: object = {}) => ({
  QuestionID: id,
  DataExportTag: id.replace('QID', 'Q'),
  QuestionType: 'MC',
  Selector: 'SAVR',
  QuestionText: 'Which?',
  Choices: { 1: { Display: 'One' }, 2: { Display: 'Two' } },
  ...more,
});
const expression = (more: object) => ({
  0: { 0: { Type: 'Expression', ...more }, Type: 'If' },
  Type: 'BooleanExpression',
});

describe('what the samples do not hold', () => {
  it('reads branches that set embedded data, quotas, scoring and ends', () => {
    const grading = [{ ChoiceID: '1', Grades: { SC_1: '5' } }];
    const logic = expression({
      LogicType: 'Question',
      LeftOperand: 'q://QID1/SelectableChoice/1',
      Operator: 'Selected',
    });
    const { definition, report } = imported(
      readQsf(
        file(
          [
            single('QID1', { GradingData: grading }),
            single('QID2', {
              DisplayLogic: expression({
                LogicType: 'EmbeddedField',
                LeftOperand: 'tier',
                Operator: 'EqualTo',
                RightOperand: 'gold',
              }),
            }),
          ],
          [
            {
              Type: 'EmbeddedData',
              FlowID: 'FL_1',
              EmbeddedData: [{ Field: 'tier', Type: 'Custom', Value: 'none' }],
            },
            {
              Type: 'Branch',
              FlowID: 'FL_2',
              BranchLogic: logic,
              Flow: [
                {
                  Type: 'EmbeddedData',
                  FlowID: 'FL_3',
                  EmbeddedData: [{ Field: 'tier', Type: 'Custom', Value: 'gold' }],
                },
              ],
            },
            { Type: 'Block', ID: 'BL_1', FlowID: 'FL_4' },
            {
              Type: 'Branch',
              FlowID: 'FL_5',
              BranchLogic: logic,
              Flow: [{ Type: 'EndSurvey', FlowID: 'FL_6' }],
            },
          ],
          [
            { Element: 'SCO', Payload: { ScoringCategories: [{ ID: 'SC_1', Name: 'Points' }] } },
            { Element: 'QO', Payload: { Name: 'Ones', ID: 'QO_1', Occurrences: 10, Logic: logic } },
          ],
        ),
      ),
    );
    expect(report.untranslated).toBe(0);
    const session = start(compile(definition), { seed: 1, language: 'en' });
    expect(isShown(session, 'Q2')).toBe(false);
    take(session, 'Q1', '1');
    expect(isShown(session, 'Q2')).toBe(true);
    expect(definition.calculated.map(({ code }) => code)).toEqual(['tier', 'SC_Points']);
    expect(definition.quotas).toMatchObject([
      { title: 'Ones', cells: [{ limit: 10, when: { is: 'selected' } }] },
    ]);
    expect(definition.flow.map(({ kind }) => kind)).toEqual(['block', 'branch']);
  });

  it('And binds closer than Or', () => {
    const or = {
      LogicType: 'Question',
      LeftOperand: 'q://QID1/SelectableChoice/1',
      Operator: 'Selected',
      Type: 'Expression',
    };
    const logic = {
      0: { 0: or, 1: { ...or, Conjuction: 'Or' }, 2: { ...or, Conjuction: 'And' }, Type: 'If' },
    };
    const { definition } = imported(readQsf(file([single('QID1'), single('QID2', { DisplayLogic: logic })])));
    const [, second] = questionsOf(definition.flow);
    expect(second?.question.when).toMatchObject({
      is: 'any',
      of: [{ is: 'selected' }, { is: 'all', of: [{}, {}] }],
    });
  });

  it('keeps hostile words as words and hostile names as none', () => {
    const html = '<img src=x onerror=alert(1)><script>alert(2)</script>Real &lt;b&gt;';
    const { definition } = imported(
      readQsf(
        file([
          single('QID1', {
            QuestionText: html,
            DataExportTag: '__proto__',
            Choices: JSON.parse('{"1":{"Display":"One"},"2":{"Display":"<svg onload=alert(3)>Two"}}'),
          }),
        ]),
      ),
    );
    const [first] = questionsOf(definition.flow);
    expect(first?.question.text.en).toBe('Real <b>');
    expect(first?.question.code).toBe('QID1');
    expect(JSON.stringify(definition)).not.toMatch(/onerror|onload|alert/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
