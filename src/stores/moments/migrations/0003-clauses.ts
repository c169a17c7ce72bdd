import type { Migration } from '../migrate.ts';

// What voices say: one row for each clause of a voice (n = 1, 2, …), and one for the voice as a whole (n = 0), which also
// says that the voice was read.
//
// Rows are written under a `reading`, a number from the records: one per version and bucket of customers. When voices of a
// bucket are read, corrected or read anew, the bucket's rows are written again under a new reading, and the records turn
// questions to it in one transaction; a killed labelling leaves rows that never count. Themes are kept by their ids: names,
// merges and what is forbidden are put in when a question is asked.
export const migration: Migration = {
  name: '0003-clauses',
  tables: [
    {
      name: 'clauses',
      columns: `
  reading        UInt64,
  workspace      UUID,
  customer       String,
  moment         UUID,
  n              UInt16,
  sentence       UInt16,
  -- UTF-16 offsets in the stored text, as in every label.
  start          UInt32,
  end            UInt32,
  quote          String CODEC(ZSTD(3)),
  language       LowCardinality(String),
  -- 1 = quoted mail, signature or auto-reply and nothing else.
  template       UInt8,
  -- '' = not measured for this language.
  sentiment_class Enum8('' = 0, 'negative' = 1, 'neutral' = 2, 'positive' = 3),
  sentiment      Float64,
  emotions       Array(LowCardinality(String)),
  effort         Enum8('not expressed' = 0, 'low' = 1, 'high' = 2),
  cues           Array(LowCardinality(String)),
  intents        Array(LowCardinality(String)),
  solved         Array(LowCardinality(String)),
  themes_found   Array(LowCardinality(String)),
  -- The same for copies of one text, however names and numbers in them differ.
  story          UInt64,
  -- The labels with what proves them, as JSON.
  evidence       String CODEC(ZSTD(3))`,
      partition: 'reading',
      order: 'workspace, reading, customer, moment, n',
      settings: 'min_bytes_for_wide_part = 67108864',
      shardBy: 'customer',
    },
  ],
};
