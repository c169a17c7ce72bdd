import type { Mapping } from '../mapping.contract.ts';
import type { Draft } from './draft.ts';
import type { Family } from './find-joins.ts';
import type { LogShape } from './find-log.ts';
import { speaksOf } from './header-words.ts';
import type { Column } from './look-at-column.ts';
import { isIdLike, isStamp, type Table } from './table.ts';

const most = 40;

/** Facts worth keeping: groups and amounts, also times; no ids, no free text, nothing that names a person. */
function isFact(column: Column): boolean {
  if (isStamp(column)) return false;
  if (column.kind === 'empty' || column.kind === 'text' || column.kind === 'id' || isIdLike(column))
    return false;
  if (speaksOf(column.name, 'name') && speaksOf(column.name, 'customer')) return false;
  if (/^(?:column \d+|index|unnamed.*)$/i.test(column.name)) return false;
  if (column.kind === 'number') return true;
  return column.kind === 'time' || column.distinct <= Math.max(50, column.filled / 2);
}

const sameEverywhere = (table: Table, one: Column, other: Column) =>
  table.sample.rows.every((row) => (row[one.index] ?? '') === (row[other.index] ?? ''));

/** Is the column constant within each episode? */
function belongsToEpisode(table: Table, column: Column, episode: Column): boolean {
  const seen = new Map<string, string>();
  for (const row of table.sample.rows) {
    const id = row[episode.index] ?? '';
    const value = row[column.index] ?? '';
    const known = seen.get(id);
    if (known === undefined) seen.set(id, value);
    else if (known !== value) return false;
  }
  return true;
}

/** Keeps the columns that have found no other use as facts, of the episode or of the single moment. */
export function keepFacts(draft: Draft, family: Family, log: LogShape | undefined): Mapping['attributes'] {
  const facts: Record<string, { column: string }> = {};
  const many = family.joins.length > 0;
  const sources = [
    family.root,
    ...family.joins.filter((join) => join.side === 'lookup').map((join) => join.table),
  ];
  for (const table of sources) {
    const kept = table.columns.filter((column) => !draft.used.has(column) && isFact(column));
    for (const column of kept) {
      if (Object.keys(facts).length >= most) break;
      const copy = table.columns.find(
        (other) =>
          draft.used.has(other) && other.kind === column.kind && sameEverywhere(table, column, other),
      );
      if (copy !== undefined) continue;
      if (
        table === family.root &&
        log?.episode !== undefined &&
        !belongsToEpisode(table, column, log.episode)
      ) {
        const [moment] = draft.moments.filter((one) => one.table === table);
        if (moment !== undefined)
          moment.moment.attributes = { ...moment.moment.attributes, [column.name]: { column: column.name } };
        continue;
      }
      const name = column.name in facts ? `${table.name}_${column.name}` : column.name;
      facts[name] = { column: many ? `${table.name}.${column.name}` : column.name };
    }
  }
  return Object.keys(facts).length === 0 ? undefined : facts;
}
