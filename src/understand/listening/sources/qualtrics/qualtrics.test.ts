import { describe, expect, it } from 'vitest';
import { csv, knownOf, lostOf, readGiven, rowsOf, saidIn, wrongOf } from '../given-exports.ts';
import { onlyTells, type SourceKind, sourceOf } from '../index.ts';
import { scoresIn } from '../known-records.ts';
import { givenSurvey } from './given-survey.ts';

type Table = keyof typeof givenSurvey;
const kindOf = (table: Table): SourceKind => {
  const text = givenSurvey[table];
  const header = (text.split('\r\n')[0] ?? '').split(',').map((name) => name.slice(1, -1));
  const kind = sourceOf(text, { header, format: 'csv', truncated: false });
  if (kind === null) throw new Error(`${table} is not recognised`);
  return kind;
};
const tables = Object.keys(givenSurvey) as Table[];
const all = Object.fromEntries(tables.map((table) => [kindOf(table), givenSurvey[table]]));
const read = async (table: Table, given: Partial<Record<SourceKind, string>> = all) => {
  const kind = kindOf(table);
  return readGiven(kind, givenSurvey[table], await knownOf(given, kind));
};

async function* bytes(text: string) {
  yield Buffer.from(text);
}
const scores = (given: Partial<Record<SourceKind, string>>) =>
  scoresIn(
    Object.entries(given).map(([kind, text]) => ({ kind: kind as SourceKind, open: () => bytes(text) })),
  );

describe('the tables of Qualtrics’ API', () => {
  it('are known by their columns, and the most of them only tell of others', () => {
    expect(tables.filter((table) => !onlyTells(kindOf(table)))).toEqual([
      'survey_response.csv',
      'question_response.csv',
      'distribution_contact.csv',
    ]);
  });

  it('make scores only of what is a scale, with low and high told apart from good and bad', async () => {
    expect(
      (await scores(all)).map(({ metric, low, high, reversed, as }) => [metric, low, high, reversed, as]),
    ).toEqual([
      ['how_satisfied_were_you', 1, 5, true, undefined],
      ['i_was_understood', 1, 5, false, undefined],
      ['it_was_quick', 1, 5, false, undefined],
      ['nps', 0, 10, false, 'nps'],
    ]);
  });

  it('a response is one moment with its scores; choices are facts; who somebody is, is none', async () => {
    const found = await read('survey_response.csv');
    expect(saidIn(found)).toEqual([
      'event Survey started: ',
      'voice Survey answered: ',
      'event Survey started: ',
      'event Survey left unfinished: ',
    ]);
    const [, answered, , left] = rowsOf(found);
    expect(answered).toMatchObject({
      customer: 'email:ana@example.com',
      episode: 'qualtrics EMD_1 CID_ana',
      at: '2024-03-05T10:01:30.000Z',
      channel: 'email',
      scores: {
        'score nps 0 10': '9',
        'score how_satisfied_were_you 1 5 reversed': '2',
        'score i_was_understood 1 5': '5',
        'score it_was_quick 1 5': '4',
      },
    });
    expect(answered?.facts).toMatchObject({
      'What did you call about?': 'Bill; Something else',
      region: 'north',
      survey: 'SV_calls',
    });
    expect(JSON.stringify(answered?.facts)).not.toContain('+49');
    // 77 is off the scale, and "don't know" is no answer on it: both stay to be read.
    expect(left).toMatchObject({ customer: '', episode: 'qualtrics R_cy', kind: 'event' });
    expect(left?.facts).toMatchObject({
      'How likely are you to recommend us?': '77',
      'How satisfied were you?': 'Don’t know',
    });
    // Left unfinished, it is no score of anybody, whatever was answered until then; it is there to be read.
    expect(left?.scores).toBeUndefined();
    expect(left?.facts?.['Do you agree? – I was understood']).toBe('Strongly agree');
    expect(lostOf(found)).toEqual([
      'Responses that were not finished: told as such with what was answered until then, and counted in no score',
      'Answers off the scale of their question: kept as facts, not as a score',
      'Previews, tests and spam: no customer answered, left out',
      'Previews, tests and spam: no customer answered, left out',
    ]);
  });

  it('words are voices with their question; those without a response wait, since nobody knows their time', async () => {
    const found = await read('question_response.csv');
    expect(saidIn(found)).toEqual([
      'voice Commented in the survey: The fibre',
      'voice Commented in the survey: They listened & called back',
    ]);
    expect(rowsOf(found)[1]).toMatchObject({
      episode: 'qualtrics EMD_1 CID_ana',
      facts: { question: 'Why?', survey: 'SV_calls' },
    });
    expect(wrongOf(found)).toEqual([
      'the response it belongs to is missing from the export, so nobody knows when it was answered',
    ]);
  });

  it('an invitation goes through its events; a response that is there tells of itself, an anonymised one is nobody’s', async () => {
    const found = await read('distribution_contact.csv');
    expect(rowsOf(found).map(({ customer, step }) => `${customer} ${step}`)).toEqual([
      'email:ana@example.com Survey sent',
      'email:ana@example.com Survey opened',
      'email:bo@example.com Survey sent',
      'email:bo@example.com Survey invitation bounced',
      'qualtrics CID_new Survey sent',
      'qualtrics CID_new Survey started',
    ]);
    expect(lostOf(found)).toEqual([
      'Contacts that are missing from the directory: kept under their number',
      'Invitations whose distribution is missing from the export: kept without its kind',
      'Contacts that are missing from the directory: kept under their number',
      'Invitations that wait: nothing has happened yet',
    ]);
  });

  it('without the tables that define questions nothing is guessed: words stay words, numbers stay facts', async () => {
    const { 'qualtrics-response': response = '', 'qualtrics-answer': answer = '' } = all;
    const found = await read('survey_response.csv', {
      'qualtrics-response': response,
      'qualtrics-answer': answer,
    });
    const answered = rowsOf(found).find(({ step }) => step === 'Survey answered');
    expect([answered?.kind, answered?.scores]).toEqual(['event', undefined]);
    expect(answered?.facts?.['How likely are you to recommend us?']).toBe('9');
    expect(lostOf(found)).toContain(
      'Answers to questions the export does not define: kept as facts, neither as words nor as a score',
    );
  });

  it('codes of teas and coffees are no scale, nor are numbers that leave some out', async () => {
    const asked = (texts: readonly string[], values: readonly number[]) => ({
      'qualtrics-question': csv(
        ['id', 'survey_id', 'question_text', 'question_type', 'selector'],
        ['Q', 'S', 'Which?', 'MC', 'SAVR'],
      ),
      'qualtrics-option': csv(
        ['key', 'question_id', 'survey_id', 'recode_value', 'text'],
        ...texts.map((text, i) => [i + 1, 'Q', 'S', values[i] ?? '', text]),
      ),
    });
    const count = async (texts: readonly string[], values = texts.map((_, i) => i + 1)) =>
      (await scores(asked(texts, values))).length;
    expect(await count(['Tea', 'Coffee', 'Juice'])).toBe(0);
    expect(await count(['Easy', 'Neutral', 'Difficult'])).toBe(1);
    expect(await count(['Easy', 'Difficult', 'Neutral'])).toBe(0);
    expect(await count(['1 - bad', '2', '3', '4', '5 - good'])).toBe(1);
    expect(await count(['18', '30', '45'])).toBe(0);
    expect(await count(['Very good', 'Good', 'Bad'], [1, 2, 9])).toBe(0);
  });
});
