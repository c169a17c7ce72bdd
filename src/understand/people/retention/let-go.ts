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

async function countDue(
  services: Services,
  keeping: Keeping,
  workspace: string,
  { kind, words }: Period,
  before: Date,
): Promise<number> {
  if (kind === 'words') return countWords(services.moments, { workspace, before, ...words });
  const counts = keeping.expiring
    .filter((each) => each.kind === kind)
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
      due:
        period.days === null
          ? null
          : await countDue(services, keeping, workspace, period, beforeOf(now, period.days)),
    });
  }
  return { rules: shown, lastLookAt: lastLook?.toISOString() ?? null };
}

/** The shortest period that a kind can have: other rules rely on it. */
export const leastOf = ({ expiring }: Keeping, kind: RetentionKind): number =>
  Math.max(leastForWords, ...expiring.filter((each) => each.kind === kind).map(({ leastDays }) => leastDays));

/** Lets go of what is older; gives how much went and the tables of the records it went from. */
async function letGoOf(
  services: Services,
  keeping: Keeping,
  workspace: string,
  { kind, words }: Period,
  before: Date,
): Promise<{ readonly count: number; readonly tables: readonly string[] }> {
  if (kind === 'words') {
    const about = { workspace, before, ...words };
    // Nobody reads words to write them elsewhere while they go.
    const count = await paused(services, workspace, keeping.pauses, () =>
      erasing(services.records, workspace, () => expireWords(services, keeping.forgetters, about)),
    );
    return { count, tables: tablesOfWords(keeping.forgetters) };
  }
  let count = 0;
  const tables: string[] = [];
  for (const each of keeping.expiring.filter((one) => one.kind === kind)) {
    const gone = await each.letGo(services, { workspaceId: workspace, before });
    if (gone > 0) tables.push(...(each.tables ?? []));
    count += gone;
  }
  return { count, tables };
}

/** Every table of the records that a kind goes from. */
const tablesOf = ({ forgetters, expiring }: Keeping, kind: RetentionKind): readonly string[] =>
  kind === 'words'
    ? tablesOfWords(forgetters)
    : expiring.filter((each) => each.kind === kind).flatMap(({ tables }) => [...(tables ?? [])]);

/** Nothing of what went stays on the disk; gives what does nevertheless, and how long, in sentences. */
async function sweep(services: Services, kind: RetentionKind, tables: readonly string[]): Promise<string[]> {
  if (kind === 'words' || kind === 'quarantine') await dropOldParts(services.moments);
  return wipe(services.records, tables);
}

/**
 * Takes up what a kill interrupted: it goes on under the entry that was begun, unless somebody has changed the period since,
 * and what went already is swept from the disk, also when nothing is due any more.
 */
async function takeUp(
  services: Services,
  keeping: Keeping,
  workspace: string,
  period: Period,
  begun: store.BegunEntry,
  now: Date,
): Promise<RetentionEntry | null> {
  const { kind, before, days, number } = begun;
  if (period.days === days) await letGoOf(services, keeping, workspace, period, before);
  const left = await countDue(services, keeping, workspace, period, before);
  const remains = await sweep(services, kind, tablesOf(keeping, kind));
  const done = { count: Math.max(0, begun.count - left), remains, at: now };
  return services.records.inWorkspace(workspace, (tx) => store.finishEntry(tx, number, done));
}

/** Lets go of what is due for one period, under an entry of the ledger that is begun before anything goes. */
async function settle(
  services: Services,
  keeping: Keeping,
  workspace: string,
  period: Period & { readonly days: number },
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<RetentionEntry | null> {
  const { kind, post, days } = period;
  const before = beforeOf(now, days);
  const due = await countDue(services, keeping, workspace, period, before);
  if (due === 0) return null;
  const entry = { kind, post, days, before, count: due, by, at: now };
  const { records } = services;
  const number = await records.inWorkspace(workspace, (tx) => store.beginEntry(tx, workspace, entry));
  const { count, tables } = await letGoOf(services, keeping, workspace, period, before);
  const done = { count, remains: count === 0 ? [] : await sweep(services, kind, tables), at: now };
  return records.inWorkspace(workspace, (tx) => store.finishEntry(tx, number, done));
}

/**
 * Lets go of everything whose time is over by the company's clock, kind by kind, each with an entry in the ledger. One at a
 * time for a company, and never while somebody is erased; what a kill interrupts is taken up the next time.
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
    const begun = await records.inWorkspace(workspace, store.begunEntries);
    const entries: (RetentionEntry | null)[] = [];
    for (const one of begun) {
      const own = periods.find(({ kind, post }) => kind === one.kind && post === one.post);
      const period = own ?? { kind: one.kind, post: one.post, days: null, words: { only: [] } };
      entries.push(await takeUp(services, keeping, workspace, period, one, now));
    }
    for (const period of periods) {
      const { post, days } = period;
      // What a programme sheet promises is kept from the day on which somebody decided about words at all.
      if (days === null || (post !== null && !rules.has('words'))) continue;
      entries.push(await settle(services, keeping, workspace, { ...period, days }, { by, now }));
    }
    await records.inWorkspace(workspace, (tx) => store.writeLook(tx, workspace, now));
    return entries.filter((entry) => entry !== null);
  });
}
