import type { Mapping, MomentMapping } from '../mapping.contract.ts';

const fold = (name: string) => name.trim().toLowerCase();

/** Where a written name stands in this table's header, exact first; -1 = it is no column of this table. */
function placeOf(written: string, table: string, own: boolean, header: readonly string[]): number {
  const find = (name: string) => {
    const exact = header.indexOf(name);
    return exact === -1 ? header.findIndex((column) => fold(column) === fold(name)) : exact;
  };
  const plain = own ? find(written) : -1;
  if (plain !== -1) return plain;
  return written.startsWith(`${table}.`) ? find(written.slice(table.length + 1)) : -1;
}

/** What a moment's cells are compared, counted or joined by: changing them would make it another moment. */
function referencesOf(moment: MomentMapping): string[] {
  const { at, until, due, made, id, facts, step, withdrawn, scores = {}, only = {} } = moment;
  return [
    ...[at, until, due, made, id, facts, withdrawn?.column],
    typeof step === 'object' ? step.column : undefined,
    ...Object.values(scores).map((score) => score.column),
    ...Object.keys(only),
  ].filter((written) => written !== undefined);
}

/**
 * Which cells of a table's rows hold what people wrote (the mapping's `text`): those are redacted before they are stored
 * anywhere. A column that is also an identifier, a time, a score or a step is left as it is.
 */
export function textPlaces(mapping: Mapping, table: string, header: readonly string[]): number[] {
  const names = Object.keys(mapping.tables);
  const isOwn = (moment: MomentMapping) =>
    (moment.table ?? (names.length === 1 ? names[0] : undefined)) === table;
  const places = (written: readonly string[], own: boolean) =>
    written.map((name) => placeOf(name, table, own, header)).filter((place) => place !== -1);
  const texts = mapping.moments.flatMap((moment) =>
    moment.text === undefined ? [] : places([moment.text], isOwn(moment)),
  );
  if (texts.length === 0) return [];
  const rules = mapping.tables[table];
  const key = rules?.key;
  const shared = [
    mapping.customer,
    typeof mapping.episode === 'string' ? mapping.episode : undefined,
    rules?.customer,
    rules?.episode,
    rules?.first,
    rules?.last,
    ...(key === undefined ? [] : typeof key === 'string' ? [key] : [key.column]),
    ...Object.keys(rules?.only ?? {}),
  ].filter((written) => written !== undefined);
  const references = new Set([
    ...places(shared, true),
    ...mapping.moments.flatMap((moment) => places(referencesOf(moment), isOwn(moment))),
  ]);
  return [...new Set(texts)].filter((place) => !references.has(place)).sort((a, b) => a - b);
}
