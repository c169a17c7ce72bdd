import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import type { Records, Tx } from '../../../../stores/records/records.ts';
import { filesOf } from './files.ts';
import { nothingHere } from './judge-entry.ts';
import { judgeMove, type Settled } from './judge-move.ts';
import type { Link, Move } from './kept.ts';
import { planOf } from './plan-of.ts';
import * as store from './store.ts';
import { readLinks } from './store-links.ts';
import { Places } from './take-places.ts';

/** A move that changed something, with the address it came by. */
export interface Done {
  readonly move: Move;
  readonly link: Link;
  readonly settled: Settled;
}

/** Surveys, versions, sessions and places that a group of moves is about, read and held. */
async function situate(records: Records, tx: Tx, moves: readonly Move[]) {
  const { links, surveys } = await readLinks(tx, [...new Set(moves.map(({ link }) => link))]);
  // Only a personal address is one person's: at an open one "mine" would be somebody else's.
  const mine = moves
    .filter(({ key, link }) => key === 'mine' && links.get(link)?.kind === 'personal')
    .map(({ link }) => link);
  const unfinished = mine.length === 0 ? new Map<string, string>() : await store.unfinishedAt(tx, mine);
  const keyOf = (move: Move) => (move.key === 'mine' ? (unfinished.get(move.link) ?? null) : move.key);
  const keys = [...new Set(moves.map(keyOf).filter((key) => key !== null))];
  const sessions = new Map((await store.readSessions(tx, keys)).map((kept) => [kept.key, kept]));
  const places = new Map<string, Places>();
  for (const { id, version } of [...surveys.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const plan = version === null ? null : await planOf(records, tx, id, version);
    const holds = [...sessions.values()].some((kept) => kept.survey === id && kept.places.length > 0);
    const counts = (plan?.definition.quotas.length ?? 0) > 0 || holds;
    places.set(id, new Places(counts ? await store.lockPlaces(tx, id) : new Map()));
  }
  return { links, surveys, sessions, places, keyOf };
}

/** Judges moves one after the other, each by what those before it left; `done` is what there is to be stored of them. */
export async function judgeMoves(
  records: Records,
  tx: Tx,
  moves: readonly Move[],
  {
    now,
    fingerprint,
    refused,
  }: { now: Date; fingerprint: (text: string) => string; refused: ReadonlyMap<Move, Refusal> },
) {
  const { links, surveys, sessions, places, keyOf } = await situate(records, tx, moves);
  const answers: (Settled | Refusal)[] = [];
  const done: Done[] = [];
  const used = new Set<string>();
  for (const move of moves) {
    const link = links.get(move.link);
    const row = surveys.get(link?.survey ?? '');
    const key = keyOf(move);
    const session = key === null ? null : (sessions.get(key) ?? null);
    const current = row?.version == null ? null : await planOf(records, tx, row.id, row.version);
    const version = session?.version ?? move.version ?? row?.version ?? 0;
    const plan = row === undefined ? null : await planOf(records, tx, row.id, version);
    const before = refused.get(move);
    if (before !== undefined || link === undefined || row === undefined || plan === null || key === null) {
      answers.push(before ?? nothingHere);
      continue;
    }
    const asksFiles = Object.keys(move.answers).some(
      (code) => plan.questions.get(code)?.question.type === 'file',
    );
    const moved = judgeMove(
      {
        link: used.has(link.id) ? { ...link, used: true } : link,
        survey: current === null ? null : { state: row.state, definition: current.definition },
        session,
        now,
        plan,
        version,
        files: asksFiles ? await filesOf(tx, key) : [],
        places: places.get(row.id) as Places,
        fingerprint,
      },
      { ...move, key },
    );
    if (isRefusal(moved)) {
      answers.push(moved);
      continue;
    }
    const settled = { ...moved, plan };
    if (moved.handedIn !== null) used.add(link.id);
    answers.push(settled);
    if (moved.kept === session) continue;
    sessions.set(key, moved.kept);
    done.push({ move, link, settled });
  }
  return { answers, done, places };
}
