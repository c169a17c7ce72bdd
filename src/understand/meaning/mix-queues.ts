const tenth = 10;

/** Some of each queue, in turn; what chance drew is a tenth of the whole and comes last, as in each of them. */
export function shareOut<T extends { readonly why: string }>(
  queues: readonly (readonly T[])[],
  limit: number,
): T[] {
  const inTurn = (lists: readonly (readonly T[])[]) => {
    const rounds = Math.max(0, ...lists.map((list) => list.length));
    return Array.from({ length: rounds }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
  };
  const drawn = inTurn(queues.map((queue) => queue.filter(({ why }) => why === 'by chance')));
  const chosen = inTurn(queues.map((queue) => queue.filter(({ why }) => why !== 'by chance')));
  const byChance = drawn.slice(0, Math.ceil(limit / tenth));
  return [...chosen.slice(0, limit - byChance.length), ...byChance];
}
