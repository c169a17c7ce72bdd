import type { ScoreColumn, SourceKind } from '../../sources/index.ts';
import { type Mapping, mappingShape } from '../mapping.contract.ts';

/** The column that says of a row of an export which kind of moment it is. */
export const kindColumn = 'moment kind';

const both = {
  function: { column: 'function' },
  channel: { column: 'channel' },
  resource: { column: 'resource' },
  language: { column: 'language' },
  at: 'at',
  text: 'text',
  id: 'id',
  facts: 'facts',
  step: { column: 'step' },
};

const reviews = new Set<SourceKind>(['review-json', 'review-lines', 'review-rows']);

/** Events that stand beside a ticket in its own row. */
const besideTickets = [
  { step: 'Purchase', function: 'Sales', at: 'bought' },
  { step: 'First response', function: 'Support', at: 'answered' },
  { step: 'Status: resolved', function: 'Support', at: 'resolved' },
  {
    kind: 'voice',
    step: 'Satisfaction rated',
    function: 'Customer',
    at: 'rated',
    scores: { satisfaction: { column: 'rating', scale: [1, 5], as: 'mean' } },
  },
].map((moment) => ({ ...moment, table: 'told', channel: { column: 'channel' }, id: 'id' }));

/**
 * How exports become moments. `kinds` = what was found in these files: a company gets only the scores its files hold.
 * `unused` = files of the same folder that no reader knows; they are counted and reported. `scored` = what surveys ask for,
 * each under the name the company shall know it by.
 */
export function exportMapping(
  kinds: readonly SourceKind[],
  unused: readonly string[],
  scored: readonly (ScoreColumn & { readonly name: string })[] = [],
): Mapping {
  const stars = kinds.some((kind) => reviews.has(kind));
  const scores = {
    ...(stars ? { review: { column: 'rating', scale: [1, 5], as: 'mean' } } : {}),
    ...Object.fromEntries(
      scored.map(({ name, column, low, high, reversed, as }) => [
        name,
        {
          column,
          scale: [low, high],
          ...(reversed ? { reversed } : {}),
          ...(as === undefined ? {} : { as }),
        },
      ]),
    ),
  };
  const rest = unused.map((name, i) => [`unused_${i + 1}`, { file: name.replaceAll('*', '?') }] as const);
  return mappingShape.parse({
    tables: { ...Object.fromEntries(rest), told: { file: '*', reads: 'export' } },
    customer: 'told.customer',
    episode: 'told.episode',
    moments: [
      // At equal times words come first: who writes while a ticket is being closed wrote before it.
      {
        ...both,
        table: 'told',
        kind: 'voice',
        only: { [kindColumn]: 'voice' },
        ...(Object.keys(scores).length > 0 ? { scores } : {}),
      },
      { ...both, table: 'told', kind: 'told', only: { [kindColumn]: 'told' } },
      { ...both, table: 'told', kind: 'event', until: 'until', only: { [kindColumn]: 'event' } },
      ...(kinds.includes('ticket-rows') ? besideTickets : []),
    ],
  });
}
