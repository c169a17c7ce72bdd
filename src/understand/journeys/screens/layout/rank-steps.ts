import type { EdgeGiven, StepGiven } from './drawing.ts';

/** Of two steps that follow each other both ways, how much oftener the one comes directly before the other. */
function netFlows(edges: readonly EdgeGiven[]): Map<string, Map<string, number>> {
  const into = new Map<string, Map<string, number>>();
  const both = new Map(edges.map((e) => [`${e.from}\u0000${e.to}`, e.episodes]));
  for (const { from, to, episodes } of edges) {
    const net = episodes - (both.get(`${to}\u0000${from}`) ?? 0);
    if (from === to || net <= 0) continue;
    into.set(to, (into.get(to) ?? new Map()).set(from, net));
  }
  return into;
}

/**
 * Steps in the order of a journey: none before a step that leads to it oftener than the other way round. Where several
 * could come next, the one that usually stands first; where steps go round in a circle, the one that the least part of
 * its episodes would be drawn backwards to. Ties by size, then name, so that the same data give the same map.
 */
export function inOrder(steps: readonly StepGiven[], edges: readonly EdgeGiven[]): StepGiven[] {
  const into = netFlows(edges);
  const waiting = [...steps].sort(
    (a, b) => a.position - b.position || b.episodes - a.episodes || a.name.localeCompare(b.name),
  );
  const ordered: StepGiven[] = [];
  while (waiting.length > 0) {
    const left = new Set(waiting.map(({ name }) => name));
    const backwards = waiting.map(({ name, episodes }) => {
      let sum = 0;
      for (const [from, net] of into.get(name) ?? []) if (left.has(from)) sum += net;
      return sum / Math.max(1, episodes);
    });
    const [next] = waiting.splice(backwards.indexOf(Math.min(...backwards)), 1);
    if (next !== undefined) ordered.push(next);
  }
  return ordered;
}

function ranksAt(
  ordered: readonly StepGiven[],
  edges: readonly EdgeGiven[],
  serious: number,
): Map<string, number> {
  const place = new Map(ordered.map((step, i) => [step.name, i]));
  const rank = new Map<string, number>();
  let previous = 0;
  for (const step of ordered) {
    const before = edges.filter(
      (e) => e.to === step.name && (place.get(e.from) ?? Infinity) < (place.get(step.name) ?? -1),
    );
    const strongest = Math.max(0, ...before.map((e) => e.episodes));
    const ranks = before
      .filter((e) => e.episodes >= serious * strongest)
      .map((e) => (rank.get(e.from) ?? 0) + 1);
    // Nothing leads to it: it stands where its neighbours in time stand.
    const at = ranks.length === 0 ? previous : Math.max(...ranks);
    rank.set(step.name, at);
    previous = at;
  }
  return rank;
}

/**
 * The column of each step: one more than the latest step that seriously leads to it. "Seriously" is loosened until
 * the map has at most `limit` columns, so that sixty tangled steps do not become sixty columns.
 */
export function rankSteps(
  steps: readonly StepGiven[],
  edges: readonly EdgeGiven[],
  limit = Math.max(9, Math.ceil(steps.length * 0.4)),
): Map<string, number> {
  const ordered = inOrder(steps, edges);
  let ranks = new Map<string, number>();
  for (const serious of [0.1, 0.25, 0.5, 1]) {
    ranks = ranksAt(ordered, edges, serious);
    if (Math.max(0, ...ranks.values()) < limit) break;
  }
  // Columns that nobody stands in are closed.
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  return new Map([...ranks].map(([name, rank]) => [name, used.indexOf(rank)]));
}
