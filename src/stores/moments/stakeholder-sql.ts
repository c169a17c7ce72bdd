import type { Condition, Filter } from '../../kernel/filter.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { groupFact, isOnlyToldInGroups, type Stakeholder, stakeholders } from '../../kernel/stakeholder.ts';
import type { Value } from './port.ts';

/** People of other groups than customers, where a company has some. */
export interface SetApart {
  /** Who was put into a group a moment ago, by group: the moments store does not know it yet. */
  readonly lately: Readonly<Partial<Record<Stakeholder, readonly string[]>>>;
}

const others = stakeholders.filter((group) => group !== 'customer');
const place = /\{\{stakeholder:([a-z][A-Za-z0-9_]*)\}\}/g;

/** What stands in a question where a filter asks for a group: the runner reads it, and asks of that group alone. */
export const asksForGroup = (value: string): string => `{{stakeholder:${value}}}`;

const noGroup = (asked: string) => {
  const meant = nearestName(asked, stakeholders);
  return new Refused(
    refuse('one-group', `"${asked}" is not one group of people; groups are looked at one by one.`, {
      next:
        meant === null
          ? `Write stakeholder= with one of ${stakeholders.join(', ')}.`
          : `Did you mean stakeholder=${meant}? Write stakeholder= with one of ${stakeholders.join(', ')}.`,
    }),
  );
};

/** Fields whose values are single people, or lead to them. */
export const singlesOut: ReadonlySet<string> = new Set(['customer', 'episode', 'resource', 'text', 'story']);

/** Refuses what is no one group, and a filter that would look at single people of a group that is only told in groups. */
export function checkGroups(filter: Filter): void {
  const asked = filter.filter(({ field }) => field === 'stakeholder');
  for (const { operator, values } of asked)
    if (operator !== '=' || values.length !== 1 || !isGroup(values[0])) throw noGroup(values.join('|'));
  const named = new Set(asked.flatMap(({ values }) => values));
  if (named.size > 1) throw noGroup([...named].join('|'));
  const single = isShy(filter) ? filter.find(({ field }) => singlesOut.has(field)) : undefined;
  if (single !== undefined) throw new Refused(onlyInGroups);
}

const isGroup = (name: string | undefined): name is Stakeholder =>
  stakeholders.some((group) => group === name);

/** Does the filter ask for people who are only told of in groups? */
export const isShy = (filter: Filter): boolean =>
  filter.some(
    ({ field, values }) =>
      field === 'stakeholder' && values.some((each) => isGroup(each) && isOnlyToldInGroups(each)),
  );

/** Is the condition about the group? */
export const isOfGroup = ({ field }: Condition): boolean => field === 'stakeholder';

/** The one group a question is about: customers, where no filter names another. */
export function groupAsked(text: string, values: Readonly<Record<string, Value>>): Stakeholder {
  const named = [...text.matchAll(place)].flatMap(([, at = '']) => {
    const value = values[at];
    return Array.isArray(value) ? value.map(String) : [];
  });
  const asked = [...new Set(named)];
  const [first = 'customer', ...more] = asked;
  if (!isGroup(first) || more.length > 0) throw noGroup(asked.join('|'));
  return first;
}

/** The text once the group is known: the places hold for everybody who is left. */
export const withoutGroupPlaces = (text: string): string => text.replace(place, '1');

export interface Belonging {
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** A condition on the column `customer` that only people of the group meet. `name` = SQL of whom a fact is counted as. */
export function belongsTo(group: Stakeholder, apart: SetApart, name: string): Belonging {
  const told = (groups: readonly Stakeholder[]) => `(SELECT ${name} FROM (
    SELECT customer, argMax(value, number) AS value FROM customer_facts
    WHERE workspace = {workspace:UUID} AND name = '${groupFact}' GROUP BY customer)
    WHERE value IN (${groups.map((each) => `'${each}'`).join(', ')}))`;
  const named = (groups: readonly Stakeholder[]) => `match(customer, '^anon:(${groups.join('|')}):')`;
  const late = (groups: readonly Stakeholder[]) => [
    '',
    ...groups.flatMap((each) => [...(apart.lately[each] ?? [])]),
  ];
  const among = (groups: readonly Stakeholder[], values: string) =>
    `(customer IN ${told(groups)} OR customer IN {${values}:Array(String)} OR ${named(groups)})`;
  if (group === 'customer') {
    return { sql: `NOT ${among(others, 'lately_apart')}`, values: { lately_apart: late(others) } };
  }
  // Somebody who is in two groups, by two identifiers that are one person, is of the one that is told least of.
  const shy = others.filter((each) => isOnlyToldInGroups(each) && each !== group);
  return shy.length === 0
    ? { sql: among([group], 'lately_in'), values: { lately_in: late([group]) } }
    : {
        sql: `${among([group], 'lately_in')} AND NOT ${among(shy, 'lately_shy')}`,
        values: { lately_in: late([group]), lately_shy: late(shy) },
      };
}

/** Thrown before a question is run whose answer would show single people of a group that is only told in groups. */
export const onlyInGroups = refuse('only-in-groups', 'What single employees said or did is not shown.', {
  kind: 'forbidden',
  next: 'Ask for a score of theirs: scores tell of groups of five and more.',
});
