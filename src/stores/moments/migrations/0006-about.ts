import type { Migration } from '../migrate.ts';

// What a voice is about, on every row of the voice ('' = unknown), except `about_objects`, which each clause has its own of.
// `promises`: how many promises the voice quotes, on its row n = 0.
//
// `quoted` on a promise: a customer says they were given it, and somebody confirmed that. VOICE/START-END/CONFIRMATION.
export const migration: Migration = {
  name: '0006-about',
  added: [
    { table: 'clauses', column: "about_step LowCardinality(String) DEFAULT ''" },
    { table: 'clauses', column: "about_function LowCardinality(String) DEFAULT ''" },
    { table: 'clauses', column: 'about_objects Array(LowCardinality(String)) DEFAULT []' },
    { table: 'clauses', column: 'promises UInt16 DEFAULT 0' },
    { table: 'moments', column: "quoted String DEFAULT ''" },
    { table: 'timeline', column: "quoted String DEFAULT ''" },
  ],
};
