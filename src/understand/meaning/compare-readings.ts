import type { ClauseText } from './questions/clause-texts.ts';
import type { Proposal } from './teaching.contract.ts';
import type { Counts } from './voices.contract.ts';

const examplesShown = 3;

/** Labels of each clause as they are read now, and as they would be. */
interface BeforeAndAfter {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

/** Voices, mentions, customers, texts and stories of the clauses meant. */
export function countsOf(clauses: readonly ClauseText[], has: (i: number) => boolean): Counts {
  const voices = new Set<string>();
  const customers = new Set<string>();
  const texts = new Set<string>();
  const stories = new Set<string>();
  let mentions = 0;
  clauses.forEach(({ moment, customer, wording, story }, i) => {
    if (!has(i)) return;
    mentions++;
    voices.add(moment);
    customers.add(customer);
    texts.add(wording);
    stories.add(story);
  });
  return {
    voices: voices.size,
    mentions,
    customers: customers.size,
    texts: texts.size,
    stories: stories.size,
  };
}

/** Voices that are in the first counts and not in the second. */
function onlyIn(
  clauses: readonly ClauseText[],
  first: (i: number) => boolean,
  second: (i: number) => boolean,
): { voices: number; places: number[] } {
  const with2 = new Set(clauses.flatMap(({ moment }, i) => (second(i) ? [moment] : [])));
  const places = clauses.flatMap(({ moment }, i) => (first(i) && !with2.has(moment) ? [i] : []));
  return { voices: new Set(places.map((i) => clauses[i]?.moment)).size, places };
}

/** Before and after per label that anything changes for, what changes most first. */
export function changesOf(
  clauses: readonly ClauseText[],
  { before: read, after: would }: BeforeAndAfter,
  names: ReadonlyMap<string, string>,
): Proposal['changes'] {
  const labels = [...new Set([...read, ...would].flat())].sort();
  const changes = labels.flatMap((label) => {
    const before = (i: number) => read[i]?.includes(label) === true;
    const after = (i: number) => would[i]?.includes(label) === true;
    const gains = onlyIn(clauses, after, before);
    const loses = onlyIn(clauses, before, after);
    if (gains.voices === 0 && loses.voices === 0) return [];
    const shown = (places: number[], change: 'gains' | 'loses') =>
      places.slice(0, examplesShown).map((i) => ({ text: clauses[i]?.quote ?? '', change }));
    return [
      {
        theme: label,
        name: names.get(label) ?? label,
        before: countsOf(clauses, before),
        after: countsOf(clauses, after),
        gains: gains.voices,
        loses: loses.voices,
        examples: [...shown(gains.places, 'gains'), ...shown(loses.places, 'loses')],
      },
    ];
  });
  return changes.sort((a, b) => b.gains + b.loses - (a.gains + a.loses) || (a.theme < b.theme ? -1 : 1));
}
