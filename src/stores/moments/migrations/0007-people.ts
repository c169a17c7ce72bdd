import type { Migration } from '../migrate.ts';

// `timeline.known_as`: the identifier a moment came under, where its customer is counted by another one ('' = the same).
//
// `customer_facts`: what a company's own tables and programs say of customers, as questions filter by it
// (`customer.NAME=VALUE`). Only grows, in the order of `number`; the last word on a name counts, '' = none any more.
//
// `aliases`: identifiers that count as another one, as the current generations have it; a generation of its own, so that
// readers turn to it with the rows that were built by it.
export const migration: Migration = {
  name: '0007-people',
  added: [{ table: 'timeline', column: "known_as String DEFAULT ''" }],
  tables: [
    {
      name: 'aliases',
      columns: `
  generation UInt64,
  workspace  UUID,
  customer   String,
  canonical  String`,
      partition: 'generation',
      order: 'workspace, generation, customer',
      shardBy: 'customer',
    },
    {
      name: 'customer_facts',
      columns: `
  workspace  UUID,
  customer   String,
  name       LowCardinality(String),
  value      String,
  number     UInt64`,
      order: 'workspace, customer, name, number',
      settings: 'non_replicated_deduplication_window = 10000',
      shardBy: 'customer',
    },
  ],
};
