import { speaksOf } from './header-words.ts';
import type { Column } from './look-at-column.ts';
import { columnNamed, happeningsOf, isIdLike, type Table } from './table.ts';

/** A table whose rows are events: which column says to whom, what and when. */
export interface LogShape {
  /** Absent when only the customer is known. */
  readonly episode?: Column;
  readonly step: Column;
  readonly at: Column;
  readonly until?: Column;
}

/** A step is named by a column of few values that recur. */
const isStepLike = (column: Column) =>
  column.kind === 'category' &&
  column.distinct >= 2 &&
  column.distinct <= Math.max(3, Math.min(300, column.filled / 2));

const recurs = (column: Column) =>
  column.filled > 0 && column.distinct < column.filled && column.distinct >= 2;

/**
 * Recognises a log: an id that recurs, a column of steps, and a time. The names of process mining's own CSV win;
 * then speaking headers; then, in a table of three columns, the shape of the values alone.
 */
export function findLog(table: Table): LogShape | undefined {
  const exact = {
    episode: columnNamed(table, 'case:concept:name'),
    step: columnNamed(table, 'concept:name'),
    at: columnNamed(table, 'time:timestamp'),
  };
  if (exact.episode && exact.step && exact.at?.kind === 'time') {
    return { episode: exact.episode, step: exact.step, at: exact.at };
  }
  const times = happeningsOf(table);
  if (times.length === 0) return undefined;
  const named = table.columns.filter(
    (column) => speaksOf(column.name, 'activity') && !speaksOf(column.name, 'id') && isStepLike(column),
  );
  const bare = table.columns.filter((column) => column.kind !== 'empty').length <= 4;
  // Steps recur more often than the ids they happen to.
  const [fewest] = table.columns
    .filter((column) => isStepLike(column) && !isIdLike(column))
    .sort((a, b) => a.distinct - b.distinct);
  const step = named[0] ?? (bare && times.length === 1 ? fewest : undefined);
  if (step === undefined) return undefined;
  const ids = table.columns.filter(
    (column) =>
      column !== step &&
      recurs(column) &&
      (isIdLike(column) || speaksOf(column.name, 'episode') || bare) &&
      !['time', 'text'].includes(column.kind),
  );
  const speaking = ids.filter(
    (column) => speaksOf(column.name, 'episode') && !speaksOf(column.name, 'customer'),
  );
  const episode = speaking[0] ?? ids.find((column) => !speaksOf(column.name, 'customer'));
  const customer = table.columns.some((column) => speaksOf(column.name, 'customer') && recurs(column));
  if (episode === undefined && !customer) return undefined;
  const begin = times.find((column) => /start|begin|inicio|beginn/i.test(column.name));
  const end = times.find((column) => /end|complete|finish|fin\b|ende/i.test(column.name));
  const at = begin ?? times.find((column) => /time|zeit|hora|stamp/i.test(column.name)) ?? times[0];
  if (at === undefined) return undefined;
  return {
    ...(episode === undefined ? {} : { episode }),
    step,
    at,
    ...(begin !== undefined && end !== undefined && end !== begin ? { until: end } : {}),
  };
}
