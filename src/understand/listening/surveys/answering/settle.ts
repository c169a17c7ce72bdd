import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { isAway, type Tx } from '../../../../stores/records/records.ts';
import { itemsKept, itemsTaken, type Rules, rulesIn } from '../../items/index.ts';
import { nothingHere } from './judge-entry.ts';
import type { Settled } from './judge-move.ts';
import { judgeMoves } from './judge-moves.ts';
import { Collided, keepSettled, Unkept } from './keep-settled.ts';
import type { Move } from './kept.ts';
import { forgetPosts, rememberPosts } from './survey-post.ts';

export type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now' | 'seal'>;

/** The same text stands in a session and in its voice: it is looked through once. */
function remembering({ redactor, ...rules }: Rules): Rules {
  const known = new Map<string, string>();
  const redact = (text: string) => {
    const redacted = known.get(text) ?? redactor.redact(text);
    known.set(text, redacted);
    return redacted;
  };
  return { ...rules, redactor: { ...redactor, redact } };
}

/** PostgreSQL: a row that is referred to is not there. */
const isMissing = (error: unknown) => (error as { code?: unknown }).code === '23503';

/** Settles moves together in one transaction; thrown is what no store can keep. */
async function settle(services: Needs, workspace: string, moves: readonly Move[]) {
  const { records } = services;
  const now = await services.now(workspace);
  const refused = new Map<Move, Refusal>();
  const judgeAndKeep = async (tx: Tx) => {
    const rules = remembering(await rulesIn(tx, workspace));
    const { fingerprint } = rules.redactor;
    const judged = await judgeMoves(records, tx, moves, { now, fingerprint, refused });
    return {
      answers: judged.answers,
      ...(await keepSettled(services, tx, workspace, judged, { now, rules })),
    };
  };
  for (let tries = 0; ; tries++) {
    try {
      const { answers, posts, sent } = await records.inWorkspace(workspace, judgeAndKeep);
      rememberPosts(records, posts);
      itemsKept(records, workspace, sent);
      return answers;
    } catch (error) {
      if (error instanceof Collided && tries < 20) continue;
      // The post of a survey, found empty, was removed meanwhile: it is made again.
      if (tries === 0 && isMissing(error)) {
        forgetPosts(records);
        continue;
      }
      if (!(error instanceof Unkept)) throw error;
      for (const [move, refusal] of error.refusals) {
        // A scale that became known at this very moment: looked at again, the score goes by a name of its own.
        if (refusal.refused === 'other-scale' && tries === 0) continue;
        refused.set(move, refusal.refused === 'erased-customer' ? nothingHere : refusal);
      }
    }
  }
}

/** Halves until what cannot be kept stands alone. */
async function settleApart(
  services: Needs,
  workspace: string,
  moves: readonly Move[],
): Promise<PromiseSettledResult<Settled | Refusal>[]> {
  try {
    const answers = await settle(services, workspace, moves);
    return answers.map((value) => ({ status: 'fulfilled', value }));
  } catch (reason) {
    if (isAway(reason) || moves.length === 1) return moves.map(() => ({ status: 'rejected', reason }));
    const half = Math.ceil(moves.length / 2);
    const first = await settleApart(services, workspace, moves.slice(0, half));
    return [...first, ...(await settleApart(services, workspace, moves.slice(half)))];
  }
}

/** Settles moves. One that no store can keep fails alone: its neighbours are settled without it. */
export async function settleEach(
  services: Needs,
  workspace: string,
  moves: readonly Move[],
): Promise<PromiseSettledResult<Settled | Refusal>[]> {
  const outcomes = await settleApart(services, workspace, moves);
  const isHandedIn = (one: (typeof outcomes)[number]) =>
    one.status === 'fulfilled' && !isRefusal(one.value) && one.value.handedIn !== null;
  if (outcomes.some(isHandedIn)) await itemsTaken(services, workspace);
  return outcomes;
}
