import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Services } from '../../server/serve.ts';
import { themeFacts, versionSeen } from '../meaning/index.ts';
import type { Finding, FindingsRun } from './contract.ts';
import { drawVoices } from './draw-voices.ts';
import { outcomeName } from './effects/outcomes.ts';
import { judgeState } from './judge-state.ts';
import { type Looked, look } from './look.ts';
import { nameEpisodes } from './nouns.ts';
import { type Read, readTable } from './read-table.ts';
import { keepRun, lastReadings, metricsOf, namingsOf, newestRun, type StoredFinding } from './store.ts';
import { conditionOf } from './stories/condition-of.ts';
import { describeStories } from './stories/describe-stories.ts';
import { inBoth } from './stories/tell-finding.ts';
import { themeFindings } from './theme-findings.ts';

export type Looking = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now' | 'scope'>;

/** Works for a few milliseconds at a time, so that the server answers others in between. */
async function unhurried<T>(work: Generator<void, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - since > 12) {
      await nextTurn();
      since = performance.now();
    }
  }
}

const underway = new Map<string, Promise<void>>();

/** Looks for findings in the workspace's current rows and keeps them; several callers at once share one look. */
export function refreshFindings(services: Looking, workspace: string): Promise<void> {
  const running = underway.get(workspace);
  if (running !== undefined) return running;
  const work = lookAgain(services, workspace).finally(() => underway.delete(workspace));
  underway.set(workspace, work);
  return work;
}

/** The same for what changed just now: a look that is under way may have passed it already. */
export async function refreshAfterwards(services: Looking, workspace: string): Promise<void> {
  await underway.get(workspace)?.catch(() => undefined);
  await refreshFindings(services, workspace);
}

/** Looks again when the rows have changed since the last look (or nobody has looked yet). */
export async function keepFresh(services: Looking, workspace: string): Promise<FindingsRun> {
  for (let attempt = 0; ; attempt++) {
    const newest = await newestRun(services.records, workspace);
    const same = newest !== null && sameSet(newest.generations, await lookedAt(services, workspace));
    // Rows that change faster than they can be looked at: the last look is told, with its time.
    if (newest !== null && (same || attempt === 2)) return newest.run;
    await refreshFindings(services, workspace);
  }
}

/** What a look is made of: the generations of rows and, as a number below zero, the version of the labels. */
async function lookedAt(services: Looking, workspace: string): Promise<number[]> {
  const { generations } = await services.scope(workspace);
  const version = await versionSeen(services, workspace);
  return version === 0 ? [...generations] : [...generations, -version];
}

const sameSet = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && [...a].sort().every((each, i) => each === [...b].sort()[i]);

async function lookAgain(services: Looking, workspace: string): Promise<void> {
  const since = performance.now();
  const generations = await lookedAt(services, workspace);
  const scope = await services.scope(workspace);
  const now = await services.now(workspace);
  const metrics = await metricsOf(services.records, workspace);
  const read = await readTable(services, scope, metrics);
  const looked = read === null ? null : await unhurried(look(read.table, read.metrics));
  const before = await lastReadings(services.records, workspace);
  const naming = nameEpisodes(await namingsOf(services.records, workspace));
  const findings: StoredFinding[] = [];
  if (read !== null && looked !== null) {
    for (const { finding, behind } of describeStories(read.table, looked, naming)) {
      const scale = read.episodes / read.table.n;
      const affected = Math.round(finding.affected * scale);
      const among = amongOf(looked, finding.journey, read);
      const standing = judgeState({ affected, among, at: now }, before.get(finding.id));
      const numbers = { ...finding.numbers, ...toldByCustomers(finding, read.told) };
      const whole = {
        ...finding,
        numbers,
        affected,
        weight: finding.weight * scale,
        ...standing,
        voices: [],
      };
      const drawn = await drawVoices(services, scope, whole, behind, metrics);
      const voices = drawn.voices.map((voice) => voice.moment);
      findings.push({ finding: { ...whole, voices }, behind, among });
    }
  }
  for (const { finding, behind, among } of themeFindings(await themeFacts(services, workspace))) {
    const standing = judgeState({ affected: finding.affected, among, at: now }, before.get(finding.id));
    const whole = { ...finding, ...standing, voices: [] };
    const drawn = await drawVoices(services, scope, whole, behind, metrics);
    findings.push({ finding: { ...whole, voices: drawn.voices.map(({ moment }) => moment) }, behind, among });
  }
  const seconds = (performance.now() - since) / 1000;
  const run = runOf(read, looked, now, seconds);
  await keepRun(services.records, workspace, { run, generations }, findings);
  services.log.info({ workspace, findings: findings.length, seconds }, 'looked for findings');
  await services.events.emit({ name: 'findings-refreshed', workspace });
}

/** A promise that customers told of is marked: how many of that step's promises rest on their word. */
function toldByCustomers({ kind, step }: Pick<Finding, 'kind' | 'step'>, told: Read['told']) {
  const count = kind === 'missed-promise' ? told.get(step) : undefined;
  return count === undefined ? {} : { told_by_customers: count };
}

/** Episodes of the kind a finding is about. */
function amongOf(looked: Looked, journey: string, read: Read): number {
  const kind = looked.kinds.find(({ family }) => family.name === journey);
  return Math.round(((kind?.family.members.length ?? read.table.n) * read.episodes) / read.table.n);
}

function runOf(read: Read | null, looked: Looked | null, now: Date, seconds: number): FindingsRun {
  const format = (n: number, locale: string) => new Intl.NumberFormat(locale).format(n);
  const candidates = looked?.candidates.length ?? 0;
  const empty = looked === null || looked.tests.length === 0;
  return {
    at: now.toISOString(),
    episodes: read?.episodes ?? 0,
    scored: read?.scored ?? 0,
    candidates,
    tests: looked?.tests.length ?? 0,
    sample: read?.sample ?? null,
    explained:
      read === null || looked === null
        ? []
        : looked.explained.map(({ effect, by }) => ({
            label: inBoth((tongue) => tongue.label(conditionOf(read.table, effect.test.candidate))),
            outcome: outcomeName(read.table, effect.test.outcome),
            by: by.map((each) => inBoth((tongue) => tongue.label(conditionOf(read.table, each)))),
          })),
    nothing: empty
      ? inBoth((tongue) => tongue.noData)
      : looked.stories.length > 0
        ? null
        : inBoth((tongue) => tongue.nothing(format(candidates, tongue.locale))),
    seconds,
  };
}
