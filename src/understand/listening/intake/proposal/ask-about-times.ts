import type { Mapping } from '../mapping.contract.ts';
import { type Draft, say } from './draft.ts';
import type { Column } from './look-at-column.ts';
import { monthFirst } from './read-times.ts';
import type { Table } from './table.ts';

interface Timed {
  readonly table: Table;
  readonly column: Column;
}

const examples = (column: Column) => [...column.counts.keys()].slice(0, 3).join(', ');

/** The formats and the zone of all times the mapping reads; what day and month leave open is asked. */
export function askAboutTimes(draft: Draft, tables: readonly Table[]): Mapping['time'] {
  const timed: Timed[] = tables.flatMap((table) =>
    table.columns
      .filter((column) => column.time !== undefined && draft.used.has(column))
      .map((column) => ({ table, column })),
  );
  const dated = timed.filter(({ column }) => column.time?.kind === 'dated');
  const decided = new Set(
    dated
      .map(({ column }) => column.time?.order)
      .filter((order) => order === 'day-first' || order === 'month-first'),
  );
  const open = dated.filter(({ column }) => column.time?.order === 'either');
  const dots = open.every(({ column }) => column.time?.separator === '.');
  const mixed = dated.find(({ column }) => column.time?.order === 'mixed');
  const monthsFirst = decided.has('month-first') && !decided.has('day-first');
  const written = (turn: boolean) => [
    ...new Set(
      dated.flatMap(({ column }) =>
        (column.time?.formats ?? []).map((format) =>
          turn && column.time?.order !== 'month-first' ? monthFirst(format) : format,
        ),
      ),
    ),
  ];
  const [first] = open;
  if (mixed !== undefined || decided.size === 2) {
    const one = mixed ?? (dated[0] as Timed);
    ask(
      one,
      `Some dates in "${one.column.name}" can only be day first, others only month first (${examples(one.column)}). Which order holds? Dates that do not fit it go to quarantine.`,
    );
  } else if (first !== undefined && decided.size === 0) {
    ask(
      first,
      `The dates in "${first.column.name}" (${examples(first.column)}) fit two orders: is the day or the month first?`,
      dots ? 'day-first' : undefined,
    );
  }
  function ask({ table, column }: Timed, text: string, assumed?: string) {
    const turned = (toMonth: boolean) => [
      ...new Set(
        written(false).map((format) => (toMonth ? monthFirst(format) : format.replace(/^M([./-])D/, 'D$1M'))),
      ),
    ];
    draft.questions.push({
      about: 'date-order',
      file: table.sample.file,
      column: column.name,
      ask: text,
      facts: { examples: examples(column) },
      options: [
        say('day-first', 'Day first', [{ at: ['time', 'formats'], to: turned(false) }]),
        say('month-first', 'Month first', [{ at: ['time', 'formats'], to: turned(true) }]),
      ],
      ...(assumed === undefined ? {} : { assumed }),
    });
  }
  for (const { table, column } of timed) askAboutRest(draft, table, column);
  const bare = timed.find(({ column }) => column.time?.hasZone === false && column.time.hasClock);
  if (bare !== undefined) {
    const zone = (is: string) => say(is, is, [{ at: ['time', 'zone'], to: is }]);
    draft.questions.push({
      about: 'zone',
      file: bare.table.sample.file,
      column: bare.column.name,
      ask: `The times carry no zone. In which one were they written?`,
      facts: {},
      options: [
        'UTC',
        'Europe/Berlin',
        'Europe/London',
        'Europe/Madrid',
        'America/New_York',
        'America/Mexico_City',
        'America/Sao_Paulo',
        'Asia/Kolkata',
        'Asia/Tokyo',
      ].map(zone),
      assumed: 'UTC',
    });
  }
  return { zone: 'UTC', formats: written(monthsFirst) };
}

function askAboutRest(draft: Draft, table: Table, column: Column): void {
  const { time } = column;
  if (time === undefined) return;
  const file = table.sample.file;
  if (time.unreadableCount > 0) {
    draft.warnings.push({
      about: 'unread-times',
      file,
      column: column.name,
      say: `${time.unreadableCount} of ${column.filled} values in "${column.name}" are no times (${time.unreadable.join(', ')}); such rows go to quarantine.`,
      facts: { n: time.unreadableCount, of: column.filled, examples: time.unreadable.join(', ') },
    });
  }
  if (time.shortYears) {
    draft.questions.push({
      about: 'short-years',
      file,
      column: column.name,
      ask: `The years in "${column.name}" have two digits (${examples(column)}). Which centuries are meant?`,
      facts: { examples: examples(column) },
      options: [say('sliding', '00 to 69 are 2000 to 2069, 70 to 99 are 1970 to 1999')],
      assumed: 'sliding',
    });
  }
}
