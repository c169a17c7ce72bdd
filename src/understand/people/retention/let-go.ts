import type { Expiring } from '../../../server/expiring.ts';
import type { Forgetter } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { countWords, type WordsDue } from '../../../stores/moments/empty-words.ts';
import { dropOldParts } from '../../../stores/moments/erase-rows.ts';
import { alone } from '../../../stores/records/alone.ts';
import { erasing } from '../../../stores/records/keeping.ts';
import { wipe } from '../../../stores/records/wipe.ts';
import { paused, type Reach } from '../erasure/index.ts';
import { type RetentionEntry, type RetentionKind, type RetentionRule, retentionKinds } from './contract.ts';
import { expireWords, tablesOfWords } from './expire-words.ts';
import * as store from './store.ts';

export interface Keeping extends Reach {
  readonly forgetters: readonly Forgetter[];
  readonly expiring: readonly Expiring[];
}

/** One period: the company's for a kind, or a post's own for its words. */
interface Period {
  readonly kind: RetentionKind;
  readonly post: string | null;
  readonly days: number | null;
  readonly words: Pick<WordsDue, 'only' | 'but'>;
}

const day = 86_400_000;
const leastForWords = 1;
const beforeOf = (now: Date, days: number) => new Date(now.getTime() - days * day);

/** Every period of a company: a post's own goes before the company's rule for words. */
async function periodsOf(services: Services, workspace: string) {
  const { rules, posts, lastLook } = await services.records.inWorkspace(workspace, async (tx) => ({
    rules: await store.rulesIn(tx),
    posts: await store.postsWithPeriod(tx),
    lastLook: await store.lastLook(tx),
  }));
  const but = posts.map(({ source }) => source);
  const periods: Period[] = [
    ...retentionKinds.map((kind) => ({
      kind,
      post: null,
      days: rules.get(kind)?.days ?? null,
      words: kind === 'words' ? { but } : {},
    })),
    ...posts.map(({ name, source, days }) => ({
      kind: 'words' as const,
      post: name,
      days,
      words: { only: [source] },
    })),
  ];
  return { rules, periods, lastLook };
}

async function countDue(services: Services, keeping: Keeping, workspace: string, period: Period, now: Date) {
  if (period.days === null) return null;
  const before = beforeOf(now, period.days);
  if (period.kind === 'words') return countWords(services.moments, { workspace, before, ...period.words });
  const counts = keeping.expiring
    .filter(({ kind }) => kind === period.kind)
    .map((each) => each.count(services, { workspaceId: workspace, before }));
  return (await Promise.all(counts)).reduce((sum, n) => sum + n, 0);
}

/** How long each kind is kept, why, and how much is due at this time; nothing is changed. */
export async function seeRules(services: Services, keeping: Keeping, workspace: string, now: Date) {
  const { rules, periods, lastLook } = await periodsOf(services, workspace);
  const shown: RetentionRule[] = [];
  for (const period of periods) {
    const rule = period.post === null ? rules.get(period.kind) : undefined;
    shown.push({
      kind: period.kind,
      post: period.post,
      days: period.days,
      reason: rule?.reason ?? '',
      leastDays: leastOf(keeping, period.kind),
      changedBy: rule?.by ?? null,
      changedAt: rule?.at.toISOString() ?? null,
      due: await countDue(services, keeping, workspace, period, now),
    });
  }
  return { rules: shown, lastLookAt: lastLook?.toISOString() ?? null };
}

/** The shortest period that a kind can have: other rules rely on it. */
export const leastOf = ({ expiring }: Keeping, kind: RetentionKind): number =>
  Math.max(leastForWords, ...expiring.filter((each) => each.kind === kind).map(({ leastDays }) => leastDays));

async function letGoOf(
  services: Services,
  keeping: Keeping,
  workspace: string,
  { kind, words }: Period,
  before: Date,
): Promise<{ readonly count: number; readonly tables: readonly string[] }> {
  if (kind === 'words') {
    const about = { workspace, before, ...words };
    if ((await countWords(services.moments, about)) === 0) return { count: 0, tables: [] };
    // Nobody reads words to write them elsewhere while they go.
    const count = await paused(services, workspace, keeping.pauses, () =>
      erasing(services.records, workspace, () => expireWords(services, keeping.forgetters, about)),
    );
    await dropOldParts(services.moments);
    return { count, tables: tablesOfWords(keeping.forgetters) };
  }
  let count = 0;
  const tables: string[] = [];
  for (const each of keeping.expiring.filter((one) => one.kind === kind)) {
    const gone = await each.letGo(services, { workspaceId: workspace, before });
    if (gone > 0) tables.push(...(each.tables ?? []));
    count += gone;
  }
  if (kind === 'quarantine' && count > 0) await dropOldParts(services.moments);
  return { count, tables };
}

/**
 * Lets go of everything whose time is over by the company's clock, kind by kind, each with an entry in the ledger. One at a
 * time for a company, and never while somebody is erased; what a kill interrupts is still due the next time.
 */
export async function letGo(
  services: Services,
  keeping: Keeping,
  workspace: string,
  by: string,
): Promise<RetentionEntry[]> {
  const { records } = services;
  return alone(records, `erase ${workspace}`, async () => {
    const now = await services.now(workspace);
    const { periods, rules } = await periodsOf(services, workspace);
    const entries: RetentionEntry[] = [];
    for (const period of periods) {
      const { kind, post, days } = period;
      // What a programme sheet promises is kept from the day on which somebody decided about words at all.
      if (days === null || (post !== null && !rules.has('words'))) continue;
      const before = beforeOf(now, days);
      const { count, tables } = await letGoOf(services, keeping, workspace, period, before);
      if (count === 0) continue;
      const remains = await wipe(records, tables);
      const entry = { kind, post, days, before, count, remains, by, at: now };
      const number = await records.inWorkspace(workspace, (tx) => store.writeEntry(tx, workspace, entry));
      entries.push({ ...entry, number, before: before.toISOString(), at: now.toISOString() });
    }
    await records.inWorkspace(workspace, (tx) => store.writeLook(tx, workspace, now));
    return entries;
  });
}
