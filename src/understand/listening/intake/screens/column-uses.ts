import type { TFunction } from 'i18next';
import type { Mapping, MomentMapping } from '../mapping.contract.ts';

const bare = (written: string, table: string): string | undefined => {
  const prefix = `${table}.`;
  return written.startsWith(prefix) ? written.slice(prefix.length) : undefined;
};

const stepOf = (moment: MomentMapping): string =>
  typeof moment.step === 'object' ? '' : String(moment.step);

/** What each column of a table becomes, in words: "when: Delivered", "score nps", "a fact". */
export function usesOf(t: TFunction, mapping: Mapping, table: string): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const note = (written: unknown, own: boolean, use: string) => {
    const name =
      typeof written === 'object' && written !== null && 'column' in written
        ? String(written.column)
        : written;
    if (typeof name !== 'string') return;
    const column = bare(name, table) ?? (own ? name : undefined);
    if (column === undefined) return;
    const known = uses.get(column) ?? [];
    if (!known.includes(use)) uses.set(column, [...known, use]);
  };
  const alone = Object.keys(mapping.tables).length === 1;
  note(mapping.customer, alone, t('intake.use.customer'));
  note(mapping.episode, alone, t('intake.use.episode'));
  const key = mapping.tables[table]?.key;
  note(key, true, t('intake.use.key'));
  for (const moment of mapping.moments) {
    const own = moment.table === undefined ? alone : moment.table === table;
    const step = stepOf(moment);
    for (const [field, key] of [
      ['at', 'at'],
      ['until', 'until'],
      ['due', 'due'],
      ['made', 'made'],
      ['text', 'text'],
      ['id', 'id'],
    ] as const) {
      note(moment[field], own, t(`intake.use.${key}`, { step }));
    }
    for (const field of ['step', 'function', 'channel', 'resource', 'lifecycle', 'language'] as const) {
      if (typeof moment[field] === 'object') note(moment[field], own, t(`intake.use.${field}`));
    }
    note(moment.withdrawn, own, t('intake.use.withdrawn'));
    for (const [metric, score] of Object.entries(moment.scores ?? {})) {
      note(score, own, t('intake.use.score', { metric }));
    }
    for (const fact of Object.values(moment.attributes ?? {}))
      if (typeof fact === 'object') note(fact, own, t('intake.use.fact'));
  }
  for (const fact of Object.values(mapping.attributes ?? {}))
    if (typeof fact === 'object') note(fact, alone, t('intake.use.fact'));
  return uses;
}
