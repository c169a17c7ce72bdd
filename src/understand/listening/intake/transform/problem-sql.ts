import type { Cells } from './cells.ts';
import type { EntryPlan, Plan } from './plan.ts';
import { timeNames } from './reading-sql.ts';
import type { Values } from './values.ts';

interface Problem {
  readonly when: string;
  /** SQL of the sentence. */
  readonly say: string;
  readonly column: string;
}

const shown = (cell: string) => `concat('''', substringUTF8(${cell}, 1, 80), '''')`;

/** What a row of an erased customer says in quarantine. It must not say who. */
export const keptOutSentence =
  'this customer was erased: allow it again under Personal data and import the file once more, or leave it';

/** Why a row cannot become this moment. */
function problems(plan: Plan, entry: EntryPlan, cells: Cells, values: Values): Problem[] {
  const list: Problem[] = [];
  const byId = 'by' in plan.episodeRule;
  const episodeRef = entry.episode ?? entry.customer;
  if (byId && episodeRef !== null) {
    const foreign = episodeRef.table !== entry.table;
    const say = foreign
      ? `if(missed, ${values.text(`no matching row in table ${episodeRef.table}, so no episode id`)}, ${values.text('no episode id')})`
      : values.text('no episode id');
    list.push({ when: "trimBoth(episode) = ''", say, column: episodeRef.column });
  }
  if (!byId) {
    list.push({
      when: "trimBoth(customer) = ''",
      say: values.text('no customer'),
      column: entry.customer?.column ?? '',
    });
  }
  if ('ref' in entry.step) {
    list.push({ when: "trimBoth(step) = ''", say: values.text('no step'), column: entry.step.ref.column });
  }
  if (entry.kind !== 'promise') {
    // Where the step is fixed, an empty time says it did not happen; `nothing` has taken those rows out already.
    list.push({ when: "at_raw = ''", say: values.text('no time'), column: entry.times.at?.column ?? '' });
  }
  for (const name of timeNames) {
    const ref = entry.times[name];
    if (ref === null) continue;
    list.push({
      when: `${name}_raw != '' AND isNull(${name}_time)`,
      say: `concat(${values.text('time not understood: ')}, ${shown(`${name}_raw`)})`,
      column: ref.column,
    });
  }
  entry.scores.forEach((score, i) => {
    const cell = `trimBoth(${cells.of(score.ref)})`;
    list.push({
      when: `isNotNull(score${i}) AND isNaN(score${i})`,
      say: `concat(${values.text('score is not a number: ')}, ${shown(cell)})`,
      column: score.ref.column,
    });
    list.push({
      when: `isNotNull(score${i}) AND (score${i} < ${values.number(score.low)} OR score${i} > ${values.number(score.high)})`,
      say: `concat(${values.text('score ')}, substringUTF8(${cell}, 1, 40), ${values.text(` is off the scale ${score.low} to ${score.high} and not a declared blank code`)})`,
      column: score.ref.column,
    });
  });
  if (entry.facts !== null) {
    const cell = cells.of(entry.facts);
    list.push({
      when: `${cell} != '' AND NOT isValidJSON(${cell})`,
      say: values.text('not a JSON object'),
      column: entry.facts.column,
    });
  }
  if (entry.id !== null) {
    list.push({ when: `${cells.of(entry.id)} = ''`, say: values.text('no id'), column: entry.id.column });
  }
  return list;
}

/** Why there is no moment and nothing is wrong either; the sentence is what the losses say. */
function nothing(entry: EntryPlan, values: Values): string {
  if (entry.kind === 'promise')
    return `if(due_raw = '', ${values.text('no due time: nothing was promised')}, '')`;
  if (entry.kind === 'voice') {
    const silent = ["trimBoth(text) = ''", ...entry.scores.map((_, i) => `isNull(score${i})`)].join(' AND ');
    return `if(${silent}, ${values.text('neither text nor score: nothing was said')}, '')`;
  }
  if ('ref' in entry.step) return "''";
  return `if(at_raw = '', ${values.text('no time: it did not happen')}, '')`;
}

export function problemsOf(plan: Plan, entry: EntryPlan, cells: Cells, values: Values) {
  const list = problems(plan, entry, cells, values);
  const said = list.map(({ when, say }) => `if(${when}, ${say}, '')`);
  const columns = list.map(({ when, column }) => `${when}, ${values.text(column)}`);
  const keptOut = plan.keptOut?.('customer') ?? null;
  const reason = `arrayStringConcat(arrayFilter(r -> r != '', [${said.join(', ')}]), '; ')`;
  const column = columns.length === 0 ? "''" : `multiIf(${columns.join(', ')}, '')`;
  const bad = list.map(({ when }) => `(${when})`);
  if (keptOut === null)
    return { nothing: nothing(entry, values), bad: bad.join(' OR ') || '0', reason, column };
  // Nothing else is said of such a row: other reasons quote its cells.
  return {
    nothing: nothing(entry, values),
    bad: [...bad, `(${keptOut})`].join(' OR '),
    reason: `if(${keptOut}, ${values.text(keptOutSentence)}, ${reason})`,
    column: `if(${keptOut}, ${values.text(entry.customer?.column ?? '')}, ${column})`,
  };
}
