import type { Migration } from '../migrate.ts';

// Near-copies of a text are one story. `story` names it; `wording` is the same for exact copies (names and numbers covered),
// which is what `story` was before. The bands (MinHash) of every longer wording are kept, so that a new voice meets old ones.
export const migration: Migration = {
  name: '0005-stories',
  added: [{ table: 'clauses', column: 'wording UInt64 DEFAULT story' }],
  tables: [
    {
      name: 'wording_bands',
      columns: `
  workspace      UUID,
  band           UInt64,
  wording        UInt64`,
      order: 'workspace, band, wording',
      shardBy: 'band',
    },
  ],
};
