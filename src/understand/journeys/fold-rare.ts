import type { Description } from './contract.ts';

/**
 * A description for readers who may not see persons: steps, edges and paths of fewer than `k` episodes are left out and
 * counted, because a rare path tells more about a person than a name does. Totals stay.
 */
export function foldRare(seen: Description, k: number): Description {
  const activities = seen.activities.filter(({ episodes }) => episodes >= k);
  const edges = seen.edges.filter(({ episodes }) => episodes >= k);
  const topVariants = seen.topVariants.filter(({ episodes }) => episodes >= k);
  const often = (counts: Description['starts']) =>
    Object.fromEntries(Object.entries(counts).filter(([, episodes]) => episodes >= k));
  const transitions = (of: Description['edges']) => of.reduce((sum, { count }) => sum + count, 0);
  return {
    ...seen,
    activities,
    edges,
    topVariants,
    starts: often(seen.starts),
    ends: often(seen.ends),
    rework: seen.rework.filter(({ episodes }) => episodes >= k),
    handOvers: seen.handOvers.filter(({ count }) => count >= k),
    folded: {
      below: k,
      activities: seen.activities.length - activities.length,
      edges: seen.edges.length - edges.length,
      transitions: transitions(seen.edges) - transitions(edges),
      variants: seen.topVariants.length - topVariants.length,
    },
  };
}
