import { existsSync, readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import { questionsOf } from '../definition.contract.ts';
import type { Question } from '../question.contract.ts';
import { calculated, compile, isShown, start, answer as take } from '../runtime/index.ts';
import { templates } from '../templates/every-template.ts';
import type { ImportedSurvey } from './collect.ts';
import { looksLikeSurvey } from './looks.contract.ts';
import { writeOwn } from './own-file.ts';
import { readSurveyFile } from './recognise-survey.ts';
import { writeSurveyJs } from './surveyjs/write-surveyjs.ts';

const folder = new URL('../../../../../../shared/data/surveys/', import.meta.url);
const here = existsSync(folder);
if (!here) console.warn('The shared survey files are absent; their tests are skipped.');

const read = (content: unknown): ImportedSurvey | Refusal =>
  readSurveyFile(
    Buffer.isBuffer(content)
      ? content
      : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  );
function imported(content: unknown): ImportedSurvey {
  const found = read(content);
  if (isRefusal(found)) throw new Error(found.say);
  return found;
}
const asked = ({ definition }: ImportedSurvey): Question[] =>
  questionsOf(definition.flow).map(({ question }) => question);
const begin = ({ definition }: ImportedSurvey, more: object = {}) =>
  start(compile(definition), { seed: 1, language: definition.languages[0] ?? 'en', ...more });
const sample = (name: string) => readFileSync(new URL(name, folder));

describe.skipIf(!here)('samples', () => {
  it('LimeSurvey .lss: three questions of three types', () => {
    const bytes = sample('limesurvey/a_rather_interesting_questionnaire_for_testing.lss');
    expect(looksLikeSurvey(bytes.toString('latin1'))).toBe(true);
    const found = imported(bytes);
    const questions = asked(found).filter(({ type }) => type !== 'statement');
    expect(questions.map(({ code, type }) => [code, type])).toEqual([
      ['cob', 'text'],
      ['yob', 'number'],
      ['fcol', 'single'],
    ]);
    expect(questions[2]).toMatchObject({ choices: [{}, {}, {}, {}, {}, { other: true }] });
  });

  it('LimeSurvey .lsa: 18 questions, 15 required, five conditions that work', () => {
    const bytes = sample('limesurvey/an_other_questionnaire_different_fileformat.lsa');
    expect(looksLikeSurvey(bytes.toString('latin1'))).toBe(true);
    const found = imported(bytes);
    const questions = asked(found).filter(({ type }) => type !== 'statement');
    expect(questions).toHaveLength(18);
    expect(questions.filter(({ required }) => required === true)).toHaveLength(15);
    expect(questions.filter(({ when }) => when !== undefined)).toHaveLength(5);
    expect(found.definition.languages).toEqual(['de']);
    const session = begin(found);
    take(session, 'teilnahme', 'N');
    expect([isShown(session, 'nichtBesucht'), isShown(session, 'sinnvoll')]).toEqual([true, false]);
    take(session, 'teilnahme', 'Y');
    expect([isShown(session, 'nichtBesucht'), isShown(session, 'sinnvoll')]).toEqual([false, true]);
  });

  it('SurveyJS: without loss; the calculated value is what the file says', () => {
    expect(asked(imported(sample('surveyjs/text.json')))).toMatchObject([
      { code: 'question1', type: 'text' },
    ]);
    expect(asked(imported(sample('surveyjs/dropdown.json')))).toMatchObject([
      { type: 'dropdown', choices: [{ code: 'item1' }, {}, {}] },
    ]);
    const found = imported(sample('surveyjs/calculatedValues.json'));
    expect(found.report.counts).toEqual({ mapped: 1, approximated: 0, dropped: 0 });
    expect(calculated(begin(found), 'var1')).toBe(9);
    expect(isRefusal(read(sample('surveyjs/surveyjs_definition.json')))).toBe(true);
  });
});

const surveyjs = {
  title: { default: 'Hello', es: 'Hola' },
  pages: [
    {
      name: 'p1',
      elements: [
        {
          type: 'radiogroup',
          name: 'drinks',
          isRequired: true,
          choices: [{ value: 'y', text: { default: 'Yes', es: 'Sí' } }, 'n'],
          showOtherItem: true,
        },
        { type: 'checkbox', name: 'which', visibleIf: "{drinks} = 'y'", choices: ['tea', 'coffee'] },
        { type: 'text', inputType: 'number', name: 'cups', requiredIf: "{which} contains 'tea'" },
      ],
    },
    {
      name: 'p2',
      visibleIf: "({cups} > 2 and {which} anyof ['tea', 'coffee']) or {drinks} empty",
      elements: [
        {
          type: 'panel',
          name: 'box',
          visibleIf: '{total} >= 6',
          elements: [{ type: 'comment', name: 'why', title: 'Why {cups}?' }],
        },
        {
          type: 'rating',
          name: 'nps',
          rateMin: 0,
          rateMax: 10,
          validators: [{ type: 'expression', text: 'No.', expression: '{nps} > 1' }],
        },
      ],
    },
  ],
  calculatedValues: [{ name: 'total', expression: '{cups} * 2' }],
  triggers: [{ type: 'complete', expression: "{drinks} = 'n'" }],
};

describe('SurveyJS', () => {
  it('reads conditions, panels, calculated values, triggers and languages', () => {
    const found = imported(surveyjs);
    expect(found.report.untranslated).toBe(0);
    expect(found.definition.languages).toEqual(['en', 'es']);
    const session = begin(found);
    expect(isShown(session, 'which')).toBe(false);
    take(session, 'drinks', 'y');
    take(session, 'which', ['tea']);
    take(session, 'cups', 2);
    expect(isShown(session, 'nps')).toBe(false);
    take(session, 'cups', 3);
    expect([isShown(session, 'nps'), isShown(session, 'why'), calculated(session, 'total')]).toEqual([
      true,
      true,
      6,
    ]);
    expect(asked(found).find(({ code }) => code === 'why')?.text.en).toBe('Why {{answer:cups}}?');
    take(session, 'drinks', 'n');
    expect(isShown(session, 'nps')).toBe(false);
  });

  it('what has no words in the tree is kept, told, and keeps the survey a draft', () => {
    const found = imported({
      pages: [
        {
          elements: [
            { type: 'text', name: 'a', visibleIf: 'myFunction({b}) = 1' },
            { type: 'paneldynamic', name: 'b' },
          ],
        },
      ],
    });
    expect(found.report.untranslated).toBe(2);
    expect(JSON.stringify(found.definition)).toContain('myFunction({b}) = 1');
  });

  it('goes out and comes back with its logic', () => {
    const found = imported(surveyjs);
    const written = writeSurveyJs(found.definition);
    const back = imported(JSON.parse(written.text));
    expect(asked(back).map(({ code, type, when }) => [code, type, when !== undefined])).toEqual(
      asked(found).map(({ code, type, when }) => [code, type, when !== undefined]),
    );
    expect(back.report.untranslated).toBe(0);
    const session = begin(back);
    take(session, 'drinks', 'y');
    take(session, 'which', ['tea']);
    take(session, 'cups', 3);
    expect(isShown(session, 'why')).toBe(true);
  });
});

const i18n = (text: string) => ({ default: text });
const formbricks = {
  name: 'From Formbricks',
  questions: [
    {
      id: 'q1',
      type: 'multipleChoiceSingle',
      headline: i18n('Plan?'),
      required: true,
      choices: [
        { id: 'a', label: i18n('Free') },
        { id: 'b', label: i18n('Paid') },
      ],
      logic: [
        {
          id: 'l1',
          conditions: {
            id: 'c',
            connector: 'and',
            conditions: [
              {
                id: 'd',
                leftOperand: { type: 'question', value: 'q1' },
                operator: 'equals',
                rightOperand: { type: 'static', value: 'b' },
              },
            ],
          },
          actions: [
            {
              id: 'x',
              objective: 'calculate',
              variableId: 'v1',
              operator: 'add',
              value: { type: 'static', value: 5 },
            },
            { id: 'y', objective: 'requireAnswer', target: 'q3' },
          ],
        },
        {
          id: 'l2',
          conditions: {
            connector: 'or',
            conditions: [
              {
                leftOperand: { type: 'variable', value: 'v1' },
                operator: 'isGreaterThan',
                rightOperand: { type: 'static', value: 4 },
              },
            ],
          },
          actions: [{ objective: 'jumpToQuestion', target: 'q3' }],
        },
      ],
    },
    {
      id: 'q2',
      type: 'nps',
      headline: i18n('How likely?'),
      lowerLabel: i18n('no'),
      upperLabel: i18n('yes'),
      logicFallback: 'e2',
    },
    { id: 'q3', type: 'openText', headline: i18n('Why #recall:q1/fallback:thing#?'), inputType: 'text' },
  ],
  variables: [{ id: 'v1', name: 'points', type: 'number', value: 0 }],
  hiddenFields: { enabled: true, fieldIds: ['ref'] },
  endings: [
    { id: 'e1', type: 'endScreen', headline: i18n('Thanks') },
    { id: 'e2', type: 'endScreen', headline: i18n('Bye') },
  ],
};

describe('Formbricks', () => {
  it('keeps the six kinds of rules: jump, fallback, end, required answer, calculation, condition on a variable', () => {
    const found = imported(formbricks);
    expect(found.report.untranslated).toBe(0);
    const session = begin(found);
    take(session, 'q1', 'Free');
    expect([isShown(session, 'q2'), isShown(session, 'q3'), calculated(session, 'points')]).toEqual([
      true,
      false,
      0,
    ]);
    take(session, 'q1', 'Paid');
    expect([isShown(session, 'q2'), isShown(session, 'q3'), calculated(session, 'points')]).toEqual([
      false,
      true,
      5,
    ]);
    expect(asked(found)[2]).toMatchObject({
      requiredWhen: { is: 'selected' },
      text: { en: 'Why {{answer:q1|thing}}?' },
    });
  });

  it('reads the first form of rules and the blocks of version 3', () => {
    const old = imported({
      name: 'Old',
      questions: [
        {
          id: 'q1',
          type: 'rating',
          range: 5,
          scale: 'star',
          headline: i18n('Stars?'),
          logic: [{ condition: 'lessThan', value: 3, destination: 'end' }],
        },
        { id: 'q2', type: 'openText', headline: i18n('More?') },
      ],
      thankYouCard: { enabled: true, headline: i18n('Thanks') },
    });
    const session = begin(old);
    take(session, 'q1', 2);
    expect(isShown(session, 'q2')).toBe(false);
    const blocks = imported({
      name: 'New',
      blocks: [
        {
          id: 'b1',
          name: 'One',
          elements: formbricks.questions.slice(0, 1).map(({ logic: _, ...rest }) => rest),
          logic: [
            {
              conditions: {
                connector: 'and',
                conditions: [
                  {
                    leftOperand: { type: 'element', value: 'q1' },
                    operator: 'equals',
                    rightOperand: { type: 'static', value: 'a' },
                  },
                ],
              },
              actions: [{ objective: 'jumpToBlock', target: 'b3' }],
            },
          ],
        },
        { id: 'b2', name: 'Two', elements: formbricks.questions.slice(1, 2) },
        { id: 'b3', name: 'Three', elements: formbricks.questions.slice(2) },
      ],
    });
    const second = begin(blocks);
    take(second, 'q1', 'Free');
    expect([isShown(second, 'q2'), isShown(second, 'q3')]).toEqual([false, true]);
  });

  it('asks what stands in blocks without ids, and tells what it cannot ask', () => {
    const text = (id: string) => ({ id, type: 'openText', headline: i18n(`${id}?`) });
    const found = imported({
      name: 'By hand',
      blocks: [
        { elements: [text('q1')] },
        { elements: [text('q2'), { type: 'openText', headline: i18n('Without an id') }] },
        { id: 'b', elements: [text('q3')] },
        { id: 'b', elements: [text('q4')] },
      ],
    });
    expect(asked(found).map(({ code }) => code)).toEqual(['q1', 'q2', 'q3']);
    expect(found.definition.untranslated.map(({ where, text: kept }) => [where, kept])).toEqual([
      ['block 2', expect.stringContaining('Without an id')],
      ['b', expect.stringContaining('q4?')],
    ]);
  });
});

describe('Sirius’ own file', () => {
  it.each(templates.map(({ name, definition }) => [name, definition] as const))(
    '%s goes out and comes back byte for byte',
    (_, definition) => {
      const text = writeOwn(definition);
      const back = imported(text);
      expect(writeOwn(back.definition)).toBe(text);
      expect(back.report.counts.dropped).toBe(0);
    },
  );
});

/** A zip archive of these members, as plain as they come. */
function zip(members: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of members) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30 + name.length);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    head.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46);
    parts.push(head, packed);
    directory.push(entry);
    at += head.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const lss = (body: string, head = '') =>
  `<?xml version="1.0"?>${head}<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>493</DBVersion><languages><language>en</language></languages>${body}</document>`;
const rows = (table: string, ...all: Record<string, string>[]) =>
  `<${table}><rows>${all
    .map(
      (row) =>
        `<row>${Object.entries(row)
          .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
          .join('')}</row>`,
    )
    .join('')}</rows></${table}>`;

describe('LimeSurvey with tables of translations (DBVersion 493)', () => {
  it('reads relevance, quotas, conditions without relevance, equations, randomised groups', () => {
    const found = imported(
      lss(
        rows(
          'groups',
          { gid: '1', sid: '9', group_order: '0', grelevance: '' },
          { gid: '2', sid: '9', group_order: '1', grelevance: 'q1 == "A"' },
        ) +
          rows(
            'group_l10ns',
            { gid: '1', group_name: 'First', language: 'en' },
            { gid: '2', group_name: 'Second', language: 'en' },
          ) +
          rows(
            'questions',
            {
              qid: '11',
              parent_qid: '0',
              sid: '9',
              gid: '1',
              type: 'L',
              title: 'q1',
              mandatory: 'Y',
              question_order: '1',
              relevance: '1',
            },
            {
              qid: '12',
              parent_qid: '0',
              sid: '9',
              gid: '1',
              type: 'M',
              title: 'q2',
              question_order: '2',
              relevance: 'q1.NAOK != "B" and !is_empty(q1)',
            },
            {
              qid: '13',
              parent_qid: '0',
              sid: '9',
              gid: '2',
              type: 'T',
              title: 'q3',
              question_order: '1',
              relevance: '1',
            },
            {
              qid: '14',
              parent_qid: '0',
              sid: '9',
              gid: '2',
              type: 'T',
              title: 'q4',
              question_order: '2',
              relevance: 'regexMatch("/x/", q3)',
            },
          ) +
          rows('subquestions', { qid: '21', parent_qid: '12', title: 'SQ1', scale_id: '0' }) +
          rows(
            'question_l10ns',
            { qid: '11', question: 'One?', language: 'en' },
            { qid: '12', question: 'Two {q1}?', language: 'en' },
            { qid: '13', question: 'Three?', language: 'en' },
            { qid: '21', question: 'Row', language: 'en' },
          ) +
          rows(
            'answers',
            { aid: '1', qid: '11', code: 'A', sortorder: '0', scale_id: '0' },
            { aid: '2', qid: '11', code: 'B', sortorder: '1', scale_id: '0' },
          ) +
          rows(
            'answer_l10ns',
            { aid: '1', answer: 'Alpha', language: 'en' },
            { aid: '2', answer: 'Beta', language: 'en' },
          ) +
          rows('conditions', {
            cid: '1',
            qid: '13',
            cqid: '12',
            cfieldname: '+9X1X12SQ1',
            method: '==',
            value: 'Y',
            scenario: '1',
          }) +
          rows('quota', { id: '5', name: 'Alphas', qlimit: '50', active: '1' }) +
          rows('quota_members', { quota_id: '5', qid: '11', code: 'A' }),
      ),
    );
    const session = begin(found);
    expect([isShown(session, 'q2'), isShown(session, 'q3')]).toEqual([false, false]);
    take(session, 'q1', 'A');
    expect([isShown(session, 'q2'), isShown(session, 'q3')]).toEqual([true, false]);
    take(session, 'q2', ['SQ1']);
    expect(isShown(session, 'q3')).toBe(true);
    expect(found.definition.quotas).toMatchObject([
      { title: 'Alphas', cells: [{ limit: 50, when: { is: 'selected', question: 'q1', choice: 'A' } }] },
    ]);
    expect(found.report.untranslated).toBe(1);
    expect(asked(found)[1]?.text.en).toBe('Two {{answer:q1}}?');
  });
});

describe('hostile files are refused in one sentence, quickly', () => {
  const bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  it.each([
    ['an XML bomb', lss('&b;', bomb)],
    ['a file from elsewhere', lss('&x;', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ['a cut XML file', lss(rows('groups', { gid: '1' })).slice(0, 200)],
    ['a cut JSON file', JSON.stringify(surveyjs).slice(0, -20)],
    ['JSON without end', `{"pages":${'['.repeat(100_000)}`],
    ['no survey', '{"a":1}'],
    ['nothing', ''],
    [
      'a cell of 200 MB',
      lss(`<groups><rows><row><gid>${'x'.repeat(30_000_000)}</gid></row></rows></groups>`),
    ],
  ])('%s', (_, content) => {
    const before = Date.now();
    const found = read(content);
    expect(isRefusal(found) && found.say.length).toBeGreaterThan(10);
    expect(Date.now() - before).toBeLessThan(2000);
  });

  it.each([
    ['Qualtrics', { SurveyEntry: { SurveyName: 'Empty', SurveyLanguage: 'EN' }, SurveyElements: [] }],
    ['LimeSurvey', lss(rows('surveys', { sid: '1', language: 'en' }))],
    ['SurveyJS', { title: 'Empty', pages: [{ name: 'p1', elements: [] }] }],
  ])('a survey of %s without a question is no draft', (tool, content) => {
    expect(read(content)).toMatchObject({
      refused: 'no-question',
      say: `This is a survey of ${tool}, but no question stands in it.`,
    });
  });
  it('one of Formbricks is known by its questions: without any it is no survey', () => {
    expect(
      read({ name: 'Empty', questions: [], welcomeCard: { enabled: false }, endings: [] }),
    ).toMatchObject({
      refused: 'no-survey-file',
    });
  });
  it('a survey whose questions are all left out is no draft either', () => {
    const found = read({ title: 'Odd', pages: [{ elements: [{ type: 'telepathy', name: 'q' }] }] });
    expect(found).toMatchObject({ refused: 'no-question', say: expect.stringContaining('left out: 1') });
  });

  it('zip bombs, names with paths, damaged archives', () => {
    expect(read(zip([['survey.lss', Buffer.alloc(200_000_000)]]))).toMatchObject({ refused: 'archive-bomb' });
    // Within what is taken in all, but a thousand times what came: not even unpacked.
    expect(read(zip([['survey.lss', Buffer.alloc(50_000_000)]]))).toMatchObject({ refused: 'archive-bomb' });
    expect(read(zip([['../../survey.lss', Buffer.from(lss(''))]]))).toMatchObject({
      refused: 'no-survey-file',
    });
    expect(read(zip([['survey.lss', Buffer.from('x')]]).subarray(0, 60))).toMatchObject({
      refused: 'damaged-archive',
    });
    const twice = zip([
      ['a.lss', Buffer.from('x')],
      ['a.lss', Buffer.from('y')],
    ]);
    expect(read(twice)).toMatchObject({ refused: 'damaged-archive' });
  });

  it('an expression of ten thousand brackets is kept as text', () => {
    const found = imported({
      pages: [{ elements: [{ type: 'text', name: 'a', visibleIf: '('.repeat(10_000) }] }],
    });
    expect(found.report.untranslated).toBe(1);
  });

  it('reserved names become harmless codes', () => {
    const found = imported(
      '{"pages":[{"elements":[{"type":"text","name":"__proto__"},{"type":"dropdown","name":"constructor","choices":["__proto__","prototype"]}]}]}',
    );
    expect(asked(found).map(({ code }) => code)).toEqual(['question', 'question_2']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
