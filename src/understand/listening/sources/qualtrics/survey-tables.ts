import { isYes, raw } from '../fields.ts';
import { plainText } from '../plain-text.ts';
import type { Reading, SourceContext, SourceRow } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';
import { answersOf } from './answers-of.ts';
import { invitationRows } from './invitation-rows.ts';
import { isCustomers, type KnownSurveys, noSurveysKnown, whoseResponse } from './known-surveys.ts';
import { optionOf, ScoredQuestions } from './scored-questions.ts';
import type { QualtricsKind } from './tables.ts';

type Row = Readonly<Record<string, string>>;

const notCustomers = 'Previews, tests and spam: no customer answered, left out';
const inResponse = 'Answers on a scale or of a choice: they stand with their response';
const onlyNames =
  'Rows that define or name something (surveys, questions, lists, people): read for the other tables, no moments of their own';
const tooMany =
  'More rows in the other tables than are held at once: responses may lack answers; import fewer surveys at a time';
// As with our own surveys: who leaves early answered other questions than those who finish, and may come back and do so.
const unfinished =
  'Responses that were not finished: told as such with what was answered until then, and counted in no score';
const noResponse =
  'the response it belongs to is missing from the export, so nobody knows when it was answered';

const episodeOf = (known: KnownSurveys, id: string) => known.invited.get(id)?.episode ?? `qualtrics ${id}`;

/** Kept out of what stands with an answer: who somebody is, is no fact of it. */
const personal = /name|mail|phone|address|^ip|token|password|birth/i;

function embeddedFacts(known: KnownSurveys, id: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(known.embedded.get(id) ?? {}).filter(
      ([key, value]) => !personal.test(key) && !value.includes('@'),
    ),
  );
}

function* responseRows(
  row: Row,
  { latest }: SourceContext,
  known: KnownSurveys,
  scored: ScoredQuestions,
): Generator<Reading> {
  const { id = '', survey_id: survey = '', start_date = '', end_date = '', recorded_date = '' } = row;
  if (id === '')
    return yield { wrong: 'a response without id', column: 'id', raw: raw(Object.values(row).join(',')) };
  if (!isCustomers(row)) return yield lost(notCustomers, id);
  const email = (row.recipient_email ?? '').toLowerCase();
  const invited = known.invited.get(id);
  const base = {
    episode: episodeOf(known, id),
    customer: whoseResponse(known, id, email),
    channel: row.distribution_channel ?? '',
    function: 'Customer',
  };
  const told = { survey, ...identities({ email, qualtrics: invited?.contact ?? '' }) };
  const isDone = isYes(row.finished);
  if (!isDone) yield lost(unfinished, id);
  if (start_date !== '') {
    const started = { ...base, kind: 'event', step: 'Survey started', facts: told } as const;
    yield rowAt(
      start_date,
      latest,
      'start_date',
      { ...started, id: `qualtrics response ${id} started` },
      row,
    );
  }
  const { rounds, facts, odd } = answersOf(known, scored, { survey, response: id, isDone });
  for (const [sentence, example] of odd) yield lost(sentence, example);
  // A response that was changed, or finished later, says something else: it stands beside what was known of it.
  const { last_modified_date = '' } = row;
  const isChanged = last_modified_date !== '' && last_modified_date !== recorded_date;
  const name = `qualtrics response ${id}${isDone ? '' : ' unfinished'}${isChanged ? ` changed ${last_modified_date}` : ''}`;
  const [first, ...more] = rounds;
  const answered: Omit<SourceRow, 'at' | 'id'> = {
    ...base,
    kind: first === undefined ? 'event' : 'voice',
    step: isDone ? 'Survey answered' : 'Survey left unfinished',
    facts: {
      ...embeddedFacts(known, id),
      ...facts,
      ...told,
      'duration in seconds': row.duration_in_seconds ?? '',
      progress: row.progress ?? '',
      language: row.user_language ?? '',
    },
    ...(first === undefined ? {} : { scores: first }),
  };
  const [when, column] = end_date === '' ? [recorded_date, 'recorded_date'] : [end_date, 'end_date'];
  yield rowAt(when, latest, column, { ...answered, id: name }, row);
  for (const [n, scores] of more.entries()) {
    yield rowAt(
      when,
      latest,
      column,
      { ...base, kind: 'voice', step: answered.step, scores, id: `${name} (${n + 2})`, facts: told },
      row,
    );
  }
}

/** What was typed, and null where the answer is a choice or a number. The tables' older form has words among the values. */
function wordsIn(row: Row, known: KnownSurveys, survey: string): string | null {
  const { question_id = '', question_option_key = '', text = '', value = '' } = row;
  const asked = known.questions.get(`${survey} ${question_id}`);
  if (asked?.type === 'TE') return text || value;
  if (text === '') return null;
  if (asked === undefined) return value === '' && question_option_key === '' ? text : null;
  const chosen = optionOf(known, survey, { question: question_id, option: question_option_key, value });
  return chosen !== undefined && plainText(chosen.text) === plainText(text) ? null : text;
}

function* answerRows(
  row: Row,
  { latest }: SourceContext,
  known: KnownSurveys,
  nth: (key: string) => number,
): Generator<Reading> {
  const { response_id = '', question_id = '', question = '' } = row;
  const response = known.responses.get(response_id);
  if (response === undefined) {
    yield { wrong: noResponse, column: 'response_id', raw: raw(Object.values(row).join(',')) };
    return;
  }
  if (!response.counts) return yield lost(notCustomers, response_id);
  const said = wordsIn(row, known, response.survey);
  if (said === null) {
    yield lost(inResponse, `${response_id} ${question_id}`);
    return;
  }
  const words = plainText(said);
  if (words === '')
    return yield lost('Questions left without words: nothing was said', `${response_id} ${question_id}`);
  const asked = known.questions.get(`${response.survey} ${question_id}`);
  const key = [
    `qualtrics answer ${response_id} ${question_id}`,
    row.sub_question_key ?? '',
    row.question_option_key ?? '',
    row.loop_id ?? '',
  ]
    .join(' ')
    .trim();
  const count = nth(key);
  const part = plainText(row.sub_question_text ?? '');
  yield rowAt(
    response.at,
    latest,
    'end_date',
    {
      kind: 'voice',
      id: count === 1 ? key : `${key} (${count})`,
      episode: episodeOf(known, response_id),
      customer: whoseResponse(known, response_id, response.email),
      step: 'Commented in the survey',
      function: 'Customer',
      channel: response.channel,
      text: words,
      facts: {
        survey: response.survey,
        question: plainText(question || (asked?.text ?? '')).slice(0, 500),
        part: part.slice(0, 200),
      },
    },
    row,
  );
}

/** A reader of the rows of one table of a Qualtrics export. */
export function readQualtrics(
  kind: QualtricsKind,
  context: SourceContext,
  nth: (key: string) => number,
): (row: Row) => Iterable<Reading> {
  const known = context.known.surveys ?? noSurveysKnown();
  const scored = new ScoredQuestions(known);
  if (kind === 'qualtrics-response') {
    return function* (row) {
      if (known.isCut) yield lost(tooMany, context.name);
      yield* responseRows(row, context, known, scored);
    };
  }
  if (kind === 'qualtrics-answer') return (row) => answerRows(row, context, known, nth);
  if (kind === 'qualtrics-invitation') return (row) => invitationRows(row, context, known);
  if (kind === 'qualtrics-embedded') {
    return ({ response_id = '' }) => [
      known.responses.has(response_id)
        ? lost(onlyNames, response_id)
        : lost(
            'Embedded data of responses that are missing from the export: nothing to stand with',
            response_id,
          ),
    ];
  }
  return (row) => [lost(onlyNames, row.id ?? row.key ?? Object.values(row)[0] ?? '')];
}
