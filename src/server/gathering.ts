import type { Records } from '../stores/records/records.ts';
import { acknowledged } from './pressure.ts';

interface Waiting<One, Answer> {
  readonly one: One;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

interface Gathering<One, Answer> {
  readonly waiting: Waiting<One, Answer>[];
  running: number;
}

/**
 * What single callers ask for is carried out together: those that come while others are written share the next commit, so
 * that many at once cost hardly more than one. `together` = as many as share one, `running` = as many as are under way at
 * once for a company. Each caller gets the outcome of their own.
 */
export function createGathering<One, Answer>(most: { readonly together: number; readonly running: number }) {
  const gatherings = new WeakMap<Records, Map<string, Gathering<One, Answer>>>();
  type Carry = (ones: readonly One[]) => Promise<readonly PromiseSettledResult<Answer>[]>;

  async function carryOut(
    records: Records,
    together: readonly Waiting<One, Answer>[],
    carry: Carry,
  ): Promise<void> {
    try {
      const outcomes = await carry(together.map(({ one }) => one));
      acknowledged(records, together.length);
      for (const [i, { resolve, reject }] of together.entries()) {
        const outcome = outcomes[i];
        if (outcome?.status === 'fulfilled') resolve(outcome.value);
        else reject(outcome?.reason);
      }
    } catch (reason) {
      for (const { reject } of together) reject(reason);
    }
  }

  async function run(records: Records, workspace: string, carry: Carry) {
    const all = gatherings.get(records) as Map<string, Gathering<One, Answer>>;
    const gathering = all.get(workspace);
    if (gathering === undefined) return;
    gathering.running++;
    while (gathering.waiting.length > 0) {
      await carryOut(records, gathering.waiting.splice(0, most.together), carry);
    }
    // In the same turn as the last look: nobody can join a run that is over.
    gathering.running--;
    if (gathering.running === 0) all.delete(workspace);
  }

  return (records: Records, workspace: string, one: One, carry: Carry): Promise<Answer> => {
    const all = gatherings.get(records) ?? new Map<string, Gathering<One, Answer>>();
    gatherings.set(records, all);
    const gathering = all.get(workspace) ?? { waiting: [], running: 0 };
    all.set(workspace, gathering);
    return new Promise((resolve, reject) => {
      gathering.waiting.push({ one, resolve, reject });
      // Let those that arrived in the same turn in.
      if (gathering.waiting.length === 1 && gathering.running < most.running) {
        setImmediate(() => void run(records, workspace, carry));
      }
    });
  };
}
