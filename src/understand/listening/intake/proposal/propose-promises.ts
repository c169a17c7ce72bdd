import { momentMappingShape } from '../mapping.contract.ts';
import { type Draft, type DraftMoment, say } from './draft.ts';
import { kinship, speaksOf } from './header-words.ts';
import type { Column } from './look-at-column.ts';
import { columnsOf, duesOf, instants, median, type Table } from './table.ts';

const takenBack = /cancel|storn|anulad|anulled|annul|withdraw|abgebroch|zurückgezogen|retirad/i;

/** The median distance between two times of the same rows, in either direction. */
function distance(table: Table, one: Column, other: Column): number {
  const a = instants(table, one);
  const b = instants(table, other);
  return median(a.map((at, i) => Math.abs(at - (b[i] as number))));
}

/** The event that keeps the promise due at `due`: named alike; of several, the one nearest to it in time. */
function keeperOf(due: Column, table: Table, events: readonly DraftMoment[]): DraftMoment | undefined {
  const kin = events
    .map((event) => ({ event, near: kinship(due.name, event.column.name) }))
    .filter(({ near }) => near > 0);
  const best = Math.max(...kin.map(({ near }) => near));
  const equals = kin.filter(({ near }) => near === best).map(({ event }) => event);
  const apart = (event: DraftMoment) =>
    event.table === table ? distance(table, due, event.column) : Number.MAX_VALUE;
  return equals.sort((a, b) => apart(a) - apart(b))[0];
}

/** A plain "promised by" or "deadline" speaks of the outcome: the last thing that happens in its rows. */
function outcomeOf(due: Column, table: Table, events: readonly DraftMoment[]): DraftMoment | undefined {
  const plain =
    /promis|deadline|due|sla|zugesagt|versprochen|fallig|fällig|frist|promet|plazo|vence|limite/i.test(
      due.name,
    );
  const own = events.filter((event) => event.table === table);
  return plain && own.length > 1 ? own.toSorted((a, b) => b.order - a.order)[0] : undefined;
}

/** Where a promise is taken back: a status with a value like "canceled", in its own table or in the main one. */
function withdrawal(table: Table, root: Table) {
  for (const owner of new Set([table, root])) {
    for (const column of columnsOf(owner, 'status')) {
      const values = [...column.counts.keys()].filter((value) => takenBack.test(value));
      if (column.kind !== 'category' || values.length === 0) continue;
      return { column: owner === table ? column.name : `${owner.name}.${column.name}`, values };
    }
  }
  return undefined;
}

/** Promises: a time by which something was to happen, matched with the event that keeps it. */
export function proposePromises(draft: Draft, table: Table, root: Table): void {
  const events = draft.moments.filter(
    ({ moment }) => moment.kind === 'event' && typeof moment.step === 'string',
  );
  const made = [...events].sort((a, b) => a.order - b.order)[0];
  for (const due of duesOf(table)) {
    const keeper = keeperOf(due, table, events) ?? outcomeOf(due, table, events);
    if (keeper === undefined) {
      leftOut(draft, due, table);
      continue;
    }
    const withdrawn = withdrawal(table, root);
    const place =
      made === undefined || made.table === table
        ? made?.column.name
        : `${made.table.name}.${made.column.name}`;
    const promise: DraftMoment = {
      moment: momentMappingShape.parse({
        table: table.name,
        kind: 'promise',
        step: keeper.moment.step,
        due: due.name,
        ...(place === undefined || made === keeper ? {} : { made: place }),
        ...(withdrawn === undefined ? {} : { withdrawn }),
      }),
      table,
      column: due,
      // Equal times keep the order of the mapping: what was promised stands before what keeps it.
      order: keeper.order - 0.5,
    };
    draft.moments.push(promise);
    draft.used.add(due);
    askAbout(draft, promise, due, keeper, events, table);
    if (withdrawn !== undefined) askWithdrawn(draft, promise, withdrawn, table);
  }
}

function askAbout(
  draft: Draft,
  of: DraftMoment,
  due: Column,
  keeper: DraftMoment,
  events: readonly DraftMoment[],
  table: Table,
): void {
  draft.questions.push({
    about: 'promise',
    file: table.sample.file,
    column: due.name,
    ask: `"${due.name}" is taken as a promise. Which event keeps it?`,
    facts: {},
    options: [
      ...events.map((event) =>
        say(
          String(event.moment.step),
          `"${event.moment.step}" happens by then`,
          [{ of, at: ['step'], to: event.moment.step }],
          { step: String(event.moment.step) },
        ),
      ),
      say('no-promise', 'It is no promise: leave it out', [{ of, at: [], to: null }]),
    ],
    assumed: String(keeper.moment.step),
  });
}

function askWithdrawn(
  draft: Draft,
  of: DraftMoment,
  withdrawn: { column: string; values: string[] },
  table: Table,
): void {
  const values = withdrawn.values.join(', ');
  draft.questions.push({
    about: 'withdrawn',
    file: table.sample.file,
    column: withdrawn.column,
    ask: `Does "${values}" in "${withdrawn.column}" mean that the promise was taken back?`,
    facts: { values },
    options: [
      say('taken-back', 'Yes: it is neither kept nor missed', []),
      say('still-holds', 'No: the promise still counts', [{ of, at: ['withdrawn'], to: null }]),
    ],
    assumed: 'taken-back',
  });
}

function leftOut(draft: Draft, due: Column, table: Table): void {
  if (speaksOf(due.name, 'text')) return;
  draft.questions.push({
    about: 'promise',
    file: table.sample.file,
    column: due.name,
    ask: `"${due.name}" looks like a promise, but no event is named like it.`,
    facts: {},
    options: [say('no-promise', 'Leave it out', [])],
    assumed: 'no-promise',
  });
}
