import { isRefusal, type Refusal, refuse } from '../../../../../kernel/refusal.ts';
import type { SurveyDefinition } from '../../definition.contract.ts';
import { compile, judge } from '../../runtime/index.ts';
import type { AnswerColumn, ResponsesImport } from '../exchange.contract.ts';
import { belongs, type Match, matchColumns } from './match-columns.ts';
import { type ReadResponse, readRows } from './read-rows.ts';
import type { AnswerTable } from './table.ts';

/** What the intake of answers said to one response. */
type Outcome =
  | Refusal
  | { readonly state: string; readonly flagged: readonly { question: string; why: string; was?: unknown }[] };

/** Reads a table against a survey; refused when it is another survey's, whatever its name says. */
export function readAgainst(
  definition: SurveyDefinition,
  table: AnswerTable,
  anyway: boolean,
): { match: Match; responses: ReadResponse[] } | Refusal {
  const match = matchColumns(definition, table);
  if (match.questionsFound === 0 || (!anyway && !belongs(match))) {
    return refuse(
      'other-survey',
      `Only ${match.questionsFound} of the survey's ${match.questions} questions and ${match.targets.size} of the file's ${match.answerColumns} answer columns fit together: the file seems to belong to another survey.`,
      { next: 'Choose the survey it belongs to, or say that it shall be taken anyway.', kind: 'conflict' },
    );
  }
  return { match, responses: readRows(definition, table, match) };
}

const triedRows = 1000;

/** What would not count of the first responses, before any is taken: what they say that the survey's logic and scales refuse. */
export function tryResponses(definition: SurveyDefinition, responses: readonly ReadResponse[]): Outcome[] {
  const plan = compile(definition);
  const [language = 'en'] = definition.languages;
  return responses.slice(0, triedRows).map(({ answers, hidden = {}, complete }): Outcome => {
    const judged = judge(plan, { seed: 1, language, hidden, answers }, { complete });
    const why = [
      ...judged.hidden.map(({ question, was }) => ({ question, why: 'hidden', was })),
      ...judged.errors.map(({ question, key }) => ({ question, why: key, was: answers[question] })),
    ];
    return { state: 'tried', flagged: why };
  });
}

function columnsTaken(table: AnswerTable, match: Match): AnswerColumn[] {
  const unmatched = new Set(match.unmatched);
  return table.columns.slice(0, 1000).map((column, n): AnswerColumn => {
    const target = match.targets.get(n);
    const field = match.hidden.get(n);
    const label = (table.labels[n] ?? '').slice(0, 500);
    const to = (is: AnswerColumn['is'], code = '', part = '') => ({ column, label, is, code, part });
    if (target !== undefined) {
      const part = [target.part, target.column].filter((one) => one !== undefined).join(' / ');
      return to('answer', target.question.code, part);
    }
    if (field !== undefined) return to('hidden', field);
    return to(unmatched.has(column) ? 'nothing' : 'about');
  });
}

/** The report; `fresh` = how many sessions the survey has now that it had not before. */
export function reportOn(
  table: AnswerTable,
  match: Match,
  outcomes: readonly Outcome[],
  fresh: number,
): ResponsesImport {
  const flagged = new Map<string, ResponsesImport['flagged'][number]>();
  const refusals = new Map<string, ResponsesImport['refusals'][number]>();
  let refused = 0;
  const tried = outcomes.filter((outcome) => !isRefusal(outcome) && outcome.state === 'tried').length;
  outcomes.forEach((outcome, n) => {
    if (isRefusal(outcome)) {
      refused++;
      if (!refusals.has(outcome.refused))
        refusals.set(outcome.refused, { row: n + 1 + table.headerRows, say: outcome.say });
      return;
    }
    for (const { question, why, was } of outcome.flagged) {
      const known = flagged.get(`${question} ${why}`);
      const example = (typeof was === 'string' ? was : (JSON.stringify(was) ?? '')).slice(0, 200);
      if (known === undefined) flagged.set(`${question} ${why}`, { question, why, count: 1, example });
      else known.count++;
    }
  });
  return {
    format: table.format,
    headerRows: table.headerRows,
    read: table.rows.length,
    accepted: fresh,
    duplicate: tried > 0 ? 0 : Math.max(0, outcomes.length - refused - fresh),
    refused,
    flagged: [...flagged.values()].slice(0, 1000),
    questions: match.questions,
    questionsFound: match.questionsFound,
    withoutColumns: [...match.withoutColumns],
    columns: columnsTaken(table, match),
    tried,
    unmatchedColumns: match.unmatched.slice(0, 1000),
    refusals: [...refusals.values()],
    ragged: table.ragged,
  };
}
