import type { Refusal } from '../../../../kernel/refusal.ts';
import type { Records } from '../../../../stores/records/records.ts';
import type { Move } from './kept.ts';
import { type Needs, type Settled, settle } from './settle.ts';

interface Waiting {
  readonly move: Move;
  readonly resolve: (answer: Settled | Refusal) => void;
  readonly reject: (error: unknown) => void;
}

/** As many moves as share one commit. */
const mostTogether = 256;
const gatherings = new WeakMap<Records, Map<string, Waiting[]>>();

async function flush(needs: Needs, workspace: string, all: Map<string, Waiting[]>): Promise<void> {
  const waiting = all.get(workspace) ?? [];
  while (waiting.length > 0) {
    const together = waiting.splice(0, mostTogether);
    try {
      const answers = await settle(
        needs,
        workspace,
        together.map(({ move }) => move),
      );
      for (const [i, { resolve }] of together.entries()) resolve(answers[i] as Settled | Refusal);
    } catch (error) {
      for (const one of together) {
        if (together.length === 1) one.reject(error);
        else
          await settle(needs, workspace, [one.move]).then(
            ([answer]) => one.resolve(answer as Settled),
            one.reject,
          );
      }
    }
  }
  // In the same turn as the last look: nobody can join a gathering that is over.
  all.delete(workspace);
}

/**
 * Carries out one move. Those that come while others are written share the next commit: 64 people at once cost hardly more
 * than one, and each hears of it only when it is durable.
 */
export function takeMove(needs: Needs, workspace: string, move: Move): Promise<Settled | Refusal> {
  const all = gatherings.get(needs.records) ?? new Map<string, Waiting[]>();
  gatherings.set(needs.records, all);
  return new Promise((resolve, reject) => {
    const known = all.get(workspace);
    if (known !== undefined) {
      known.push({ move, resolve, reject });
      return;
    }
    all.set(workspace, [{ move, resolve, reject }]);
    // Let those that arrived in the same turn in.
    setImmediate(() => void flush(needs, workspace, all));
  });
}
