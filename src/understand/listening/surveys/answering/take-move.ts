import type { Refusal } from '../../../../kernel/refusal.ts';
import { createGathering } from '../../../../server/gathering.ts';
import type { Settled } from './judge-move.ts';
import type { Move } from './kept.ts';
import { type Needs, settleEach } from './settle.ts';

/** One at once: while it is written, the next gathers. */
const gathered = createGathering<Move, Settled | Refusal>({ together: 256, running: 1 });

/**
 * Carries out one move. Those that come while others are written share the next commit: 64 people at once cost hardly more
 * than one, and each hears of it only when it is durable.
 */
export const takeMove = (needs: Needs, workspace: string, move: Move): Promise<Settled | Refusal> =>
  gathered(needs.records, workspace, move, (moves) => settleEach(needs, workspace, moves));
