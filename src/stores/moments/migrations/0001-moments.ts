import type { Migration } from '../migrate.ts';

// The ledger and what is derived from it.
//
// `moments` only grows. Each row carries the `load` that brought it; a load counts once the records say it is
// committed, so a load that was killed half-way never shows.
//
// `timeline`, `episodes` and `answers` are derived: one `generation` (a number from the records) per workspace and
// bucket of customers. A new generation is built beside the old one and switched on in one records transaction;
// readers never see half of it, and the old partition is dropped later.
const moment = `
  workspace      UUID,
  load           UInt64,
  -- Which of 16 buckets of customers is derived together.
  bucket         UInt8 DEFAULT cityHash64(customer) % 16,
  id             UUID,
  customer       String,
  episode        String,
  kind           Enum8('event' = 1, 'voice' = 2, 'promise' = 3, 'told' = 4),
  step           LowCardinality(String),
  function       LowCardinality(String),
  channel        LowCardinality(String),
  resource       LowCardinality(String),
  lifecycle      LowCardinality(String),
  at             DateTime64(3, 'UTC'),
  until          DateTime64(3, 'UTC'),
  declared       UInt16,
  source         UInt32,
  row            UInt64,
  text           String CODEC(ZSTD(3)),
  language       LowCardinality(String),
  scores         Map(String, Float64),
  due            DateTime64(3, 'UTC'),
  withdrawn      UInt8,
  absent         Enum8('broken' = 1, 'unmeasured' = 2),
  attributes     Map(String, String)`;

// A bucket of a small company is one file, not one for each column: it is derived anew with every load.
const smallPartsInOneFile = 'min_bytes_for_wide_part = 67108864';

export const migration: Migration = {
  name: '0001-moments',
  tables: [
    {
      name: 'moments',
      columns: moment,
      order: 'workspace, bucket, customer, at, declared, source, row',
      // What was imported is acknowledged: it must survive a power loss, also once parts are merged.
      settings:
        'non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1',
      shardBy: 'customer',
    },
    {
      name: 'timeline',
      columns: `
  generation     UInt64,
  ${moment.trim()},
  -- Numbers for the customer and the episode, unique in the workspace while the generation is current: exact counts and
  -- filters without comparing texts.
  customer_number     UInt32,
  episode_number      UInt32,
  -- Where the moment stands in its episode: among events and voices (position), and with missed promises walked
  -- too (position_promised). 0 = not walked in that view.
  position            UInt32,
  previous_step       LowCardinality(String),
  previous_function   LowCardinality(String),
  previous_resource   LowCardinality(String),
  wait                Float64,
  last                UInt8,
  -- The how-many-th time its step (its edge from the previous step) happens in the episode: 1 counts episodes.
  occurrence          UInt32,
  edge_occurrence     UInt32,
  position_promised          UInt32,
  previous_step_promised     LowCardinality(String),
  previous_function_promised LowCardinality(String),
  wait_promised              Float64,
  last_promised              UInt8,
  occurrence_promised        UInt32,
  edge_occurrence_promised   UInt32,
  -- For voices: the nearest event before it in its episode, which it is taken to be about. '' = none: unattached.
  after_step                 LowCardinality(String),
  -- For promises: what became of them, when, and how late in seconds.
  promise        Enum8('' = 0, 'kept' = 1, 'late' = 2, 'broken' = 3, 'open' = 4, 'withdrawn' = 5, 'unmeasured' = 6),
  met            DateTime64(3, 'UTC'),
  -- 1 = derived from a promise: the moment "Promise missed: STEP" at its due time.
  missed         UInt8`,
      partition: 'generation',
      order: 'workspace, generation, customer, episode, at, declared, source, row, missed',
      settings: smallPartsInOneFile,
      shardBy: 'customer',
    },
    {
      name: 'episodes',
      columns: `
  generation     UInt64,
  workspace      UUID,
  customer       String,
  customer_number    UInt32,
  episode        String,
  episode_number     UInt32,
  started        DateTime64(3, 'UTC'),
  ended          DateTime64(3, 'UTC'),
  -- From the first to the last walked moment, and which path that was, so that neither is worked out at each question.
  seconds            Float64,
  seconds_promised   Float64,
  path_hash          FixedString(16),
  path_hash_promised FixedString(16),
  -- The walk: events and voices in order; and the same with missed promises as steps.
  steps              Array(String),
  functions          Array(String),
  times              Array(DateTime64(3, 'UTC')),
  steps_promised     Array(String),
  functions_promised Array(String),
  times_promised     Array(DateTime64(3, 'UTC')),
  -- Every promise of the episode, in the order of their due times.
  promise_steps      Array(String),
  promise_functions  Array(String),
  promise_states     Array(String),
  promise_due        Array(DateTime64(3, 'UTC')),
  promise_met        Array(DateTime64(3, 'UTC')),
  -- Every score of the episode, in time order.
  score_metrics  Array(String),
  score_values   Array(Float64),
  score_steps    Array(String),
  score_times    Array(DateTime64(3, 'UTC')),
  -- Attributes that do not change within the episode (the first value seen of each).
  attributes     Map(String, String)`,
      partition: 'generation',
      order: 'workspace, generation, customer, episode',
      settings: smallPartsInOneFile,
      shardBy: 'customer',
    },
    {
      name: 'answers',
      columns: `
  generation     UInt64,
  workspace      UUID,
  metric         LowCardinality(String),
  value          Float64,
  at             DateTime64(3, 'UTC'),
  customer       String,
  episode        String,
  episode_number UInt32,
  moment         UUID,
  step           LowCardinality(String),
  function       LowCardinality(String),
  channel        LowCardinality(String),
  language       LowCardinality(String),
  attributes     Map(String, String)`,
      partition: 'generation',
      order: 'workspace, metric, at, customer, moment',
      settings: smallPartsInOneFile,
      shardBy: 'customer',
    },
  ],
};
