import type { Migration } from '../migrate.ts';

// Rows of files that could not be taken, with number and reason. However many there are, all are kept.
//
// `attempt` 0 = found while reading; n = found by the n-th attempt at checking. The records know which attempt counts.
// `replayed` names the rows that a later replay has taken.
export const migration: Migration = {
  name: '0002-quarantine',
  tables: [
    {
      name: 'quarantine',
      columns: `
  workspace      UUID,
  import         UUID,
  attempt        UInt32,
  file           UInt16,
  row            UInt64,
  column         LowCardinality(String),
  reason         String CODEC(ZSTD(1)),
  raw            String CODEC(ZSTD(3))`,
      order: 'workspace, import, file, row, attempt',
      settings: 'non_replicated_deduplication_window = 10000',
      shardBy: 'row',
    },
    {
      name: 'replayed',
      columns: `
  workspace      UUID,
  import         UUID,
  file           UInt16,
  row            UInt64`,
      order: 'workspace, import, file, row',
      settings: 'non_replicated_deduplication_window = 10000',
      shardBy: 'row',
    },
  ],
};
