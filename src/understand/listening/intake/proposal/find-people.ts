import type { Mapping } from '../mapping.contract.ts';
import { type Draft, say } from './draft.ts';
import type { Family } from './find-joins.ts';
import type { LogShape } from './find-log.ts';
import { speaksOf } from './header-words.ts';
import type { Column } from './look-at-column.ts';
import { columnsOf, isIdLike, type Table } from './table.ts';

export interface People {
  readonly customer?: string;
  readonly episode?: Mapping['episode'];
}

const isName = (column: Column) => speaksOf(column.name, 'name') && !speaksOf(column.name, 'id');

/** A column of e-mail addresses, whatever its name. */
const isAddress = (column: Column) =>
  column.kind === 'id' &&
  [...column.counts.keys()].slice(0, 20).every((value) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value));

/** Yes or no, whatever it is called, is nobody. */
const isYesOrNo = (column: Column) =>
  [...column.counts.keys()].every((value) =>
    /^(?:true|false|t|f|yes|no|y|n|0|1|s[ií]|ja|nein)$/i.test(value),
  );

/** Who a table speaks of, best first: an id, an e-mail address, then anything else; names of people last. */
function customersOf(table: Table): Column[] {
  const rank = (column: Column) =>
    isName(column) ? 3 : /mail|correo/i.test(column.name) ? 1 : isIdLike(column) ? 0 : 2;
  const speaking = columnsOf(table, 'customer');
  const addressed = table.columns.filter(isAddress);
  return [...new Set([...speaking, ...addressed])]
    .filter((column) => ['id', 'number', 'category'].includes(column.kind) || isName(column))
    .filter((column) => !isYesOrNo(column))
    .filter((column) => rank(column) < 2 || column.distinct > Math.min(20, column.filled / 20))
    .filter(
      (column) =>
        rank(column) === 0 ||
        !/age|gender|type|segment|city|state|country|zip|alter|stadt|edad|pais|status|satisf/i.test(
          column.name,
        ),
    )
    .sort((a, b) => rank(a) - rank(b));
}

/** The customer and the rule that cuts episodes; every place where another choice is likely becomes a question. */
export function findPeople(draft: Draft, family: Family, log: LogShape | undefined): People {
  const { root, joins } = family;
  const file = root.sample.file;
  const many = joins.length > 0;
  const place = (table: Table, column: Column) => (many ? `${table.name}.${column.name}` : column.name);
  const [own] = customersOf(root).filter((column) => column !== log?.episode || true);
  let customer = own === undefined ? undefined : place(root, own);
  if (own !== undefined) draft.used.add(own);
  // An id of the customer that never recurs may be an id of the order; a joined table may know the person.
  for (const join of joins.filter((one) => one.side === 'lookup' && one.key.name === own?.name)) {
    const others = customersOf(join.table).filter(
      (column) =>
        column !== join.key &&
        column.name !== own?.name &&
        isIdLike(column) &&
        !/(?:^|_)pk$|index/i.test(column.name),
    );
    const person =
      others.find((column) => !column.unique) ??
      others.find((column) => /unique|person|real/i.test(column.name));
    if (own === undefined || person === undefined || !own.unique) continue;
    customer = place(join.table, person);
    draft.used.add(person);
    draft.questions.push({
      about: 'customer',
      file: join.table.sample.file,
      column: person.name,
      ask: `Which id stands for the person: "${person.name}", or "${own.name}", which is different in every row?`,
      facts: { person: person.name, other: own.name },
      options: [
        say(
          person.name,
          `"${person.name}" of ${join.table.name}`,
          [{ at: ['customer'], to: place(join.table, person) }],
          { column: person.name },
        ),
        say(own.name, `"${own.name}" of ${root.name}`, [{ at: ['customer'], to: place(root, own) }], {
          column: own.name,
        }),
      ],
      assumed: person.name,
    });
  }
  if (own !== undefined && isName(own)) {
    draft.questions.push({
      about: 'names-as-customers',
      file,
      column: own.name,
      ask: `Customers are told apart by "${own.name}" only: two people of the same name would become one. Is that so?`,
      facts: {},
      options: [
        say('names', 'Yes, use the names', []),
        say('episodes', 'No, take each episode for a customer of its own', [{ at: ['customer'], to: null }]),
      ],
      assumed: 'names',
    });
  }
  const episode = findEpisode(draft, root, log, own, place);
  return { ...(customer === undefined ? {} : { customer }), ...(episode === undefined ? {} : { episode }) };
}

function findEpisode(
  draft: Draft,
  root: Table,
  log: LogShape | undefined,
  own: Column | undefined,
  place: (table: Table, column: Column) => string,
): Mapping['episode'] {
  const ids = root.columns.filter(
    (column) =>
      isIdLike(column) &&
      column !== own &&
      column.filled > 0.9 * column.rows &&
      !speaksOf(column.name, 'customer'),
  );
  const found =
    log?.episode ??
    ids.find((column) => speaksOf(column.name, 'episode') && column.unique) ??
    ids.find((column) => speaksOf(column.name, 'episode')) ??
    ids.find((column) => column.unique);
  if (found !== undefined) {
    draft.used.add(found);
    return place(root, found);
  }
  if (own === undefined) {
    const { file } = root.sample;
    const say = `No column of ${file} says who it was: each row is taken for a person of its own.`;
    draft.warnings.push({ about: 'nobody', file, column: '', say, facts: {} });
    return undefined;
  }
  draft.questions.push({
    about: 'episode',
    file: root.sample.file,
    column: own.name,
    ask: `No column cuts a customer’s life into episodes. When does a new one begin?`,
    facts: {},
    options: [
      say('90d', 'After 90 days of silence', [{ at: ['episode'], to: { gap: '90d' } }], { days: 90 }),
      say('30d', 'After 30 days of silence', [{ at: ['episode'], to: { gap: '30d' } }], { days: 30 }),
      say('never', 'Never: all of a customer’s moments are one episode', [
        { at: ['episode'], to: place(root, own) },
      ]),
    ],
    assumed: '90d',
  });
  return { gap: '90d' };
}
