import { type EpisodeTable, isMissed, isOpen } from '../table/episode-table.ts';
import type { Family } from '../table/families.ts';
import { type Candidate, leastEpisodes, outside } from './candidate.ts';

/** From this share on a promise belongs to the kind of episode itself: those few without it are compared, too. */
const belongs = 0.95;

export interface PromiseFate {
  readonly step: number;
  readonly exposure: Uint8Array;
  readonly made: number;
  readonly missed: number;
  /** Seconds after the start at which it became due; NaN without one. */
  dueAt(episode: number): number;
}

/** What became of each promise of a family: 1 = missed (late or broken), 0 = not; still open ones are outside. */
export function promiseFates(table: EpisodeTable, family: Family): PromiseFate[] {
  const { promises } = table;
  const fates = new Map<number, { made: number; missed: number; exposure: Uint8Array }>();
  for (const episode of family.members) {
    const to = promises.from[episode + 1] as number;
    for (let i = promises.from[episode] as number; i < to; i++) {
      const step = promises.step[i] as number;
      let fate = fates.get(step);
      if (fate === undefined) {
        fate = { made: 0, missed: 0, exposure: new Uint8Array(table.n).fill(outside) };
        fates.set(step, fate);
      }
      const state = promises.state[i] as number;
      const before = fate.exposure[episode] as number;
      if (before === outside) fate.made++;
      if (isMissed(state)) {
        if (before !== 1) fate.missed++;
        fate.exposure[episode] = 1;
      } else if (before !== 1) fate.exposure[episode] = isOpen(state) ? 3 : 0;
    }
  }
  return [...fates].map(([step, fate]) => {
    const everywhere = fate.made >= belongs * family.members.length;
    for (const episode of family.members) {
      const now = fate.exposure[episode];
      if (now === 3) fate.exposure[episode] = outside;
      else if (now === outside && everywhere) fate.exposure[episode] = 0;
    }
    return { step, ...fate, dueAt: (episode: number) => dueOf(table, episode, step) };
  });
}

/** When the missed promise of this step was due (the first one missed; else the last one made). */
function dueOf(table: EpisodeTable, episode: number, step: number): number {
  const { promises } = table;
  let due = Number.NaN;
  const to = promises.from[episode + 1] as number;
  for (let i = promises.from[episode] as number; i < to; i++) {
    if (promises.step[i] !== step) continue;
    due = promises.due[i] as number;
    if (isMissed(promises.state[i] as number)) return due;
  }
  return due;
}

export function promiseCandidates(
  table: EpisodeTable,
  family: Family,
  familyIndex: number,
  fates: readonly PromiseFate[],
): Candidate[] {
  return fates
    .filter((fate) => fate.missed >= leastEpisodes)
    .map((fate) => ({
      subject: subjectOf('missed', family.name, table.steps[fate.step]?.name ?? ''),
      kind: 'missed-promise' as const,
      family: family.name,
      familyIndex,
      step: fate.step,
      exposure: fate.exposure,
      decidedAt: fate.dueAt,
    }));
}

/** The stable name of what a finding is about; the family only where there are several. */
export function subjectOf(what: string, family: string, ...names: readonly string[]): string {
  return [what, ...(family === '' ? [] : [family]), ...names].join(':');
}
