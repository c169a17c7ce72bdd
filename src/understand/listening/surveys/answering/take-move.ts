import type { Refusal } from '../../../../kernel/refusal.ts';
import type { Records } from '../../../../stores/records/records.ts';
import type { Move } from './kept.ts';
import { type Needs, type Settled, settle } from './settle.ts';

interface Waiting {
  readonly move: Move;
  readonly resolve: (answer: Settled | Refusal) => void;
  readonly reject: (error: unknown) => void;
}

interface Gathering {
  readonly waiting: Waiting[];
  running: number;
}

/** As many moves as share one commit, and as many commits as are under way at once: while one is written, the next gathers. */
const mostTogether = 256;
const mostRunning = 2;
const gatherings = new WeakMap<Records, Map<string, Gathering>>();

async function settleTogether(needs: Needs, workspace: string, together: readonly Waiting[]): Promise<void> {
  try {
    const moves = together.map(({ move }) => move);
    const answers = await settle(needs, workspace, moves);
    for (const [i, { resolve }] of together.entries()) resolve(answers[i] as Settled | Refusal);
  } catch (error) {
    if (together.length === 1) return together[0]?.reject(error);
    // Each alone: one that cannot be kept takes nobody with it.
    for (const one of together) await settleTogether(needs, workspace, [one]);
  }
}

async function run(needs: Needs, workspace: string, gathering: Gathering): Promise<void> {
  gathering.running++;
  while (gathering.waiting.length > 0) {
    await settleTogether(needs, workspace, gathering.waiting.splice(0, mostTogether));
  }
  // In the same turn as the last look: nobody can join a run that is over.
  gathering.running--;
}

/**
 * Carries out one move. Those that come while others are written share the next commit: 64 people at once cost hardly more
 * than one, and each hears of it only when it is durable.
 */
export function takeMove(needs: Needs, workspace: string, move: Move): Promise<Settled | Refusal> {
  const all = gatherings.get(needs.records) ?? new Map<string, Gathering>();
  gatherings.set(needs.records, all);
  const gathering = all.get(workspace) ?? { waiting: [], running: 0 };
  all.set(workspace, gathering);
  return new Promise((resolve, reject) => {
    gathering.waiting.push({ move, resolve, reject });
    // Let those that arrived in the same turn in.
    if (gathering.waiting.length === 1 && gathering.running < mostRunning) {
      setImmediate(() => void run(needs, workspace, gathering));
    }
  });
}
