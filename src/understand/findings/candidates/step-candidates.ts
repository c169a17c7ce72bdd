import { type EpisodeTable, timeOf } from '../table/episode-table.ts';
import type { Family } from '../table/families.ts';
import type { OrderOfSteps } from '../table/order-of-steps.ts';
import { type Candidate, leastEpisodes, outside } from './candidate.ts';
import { subjectOf } from './promise-candidates.ts';

/** Share of the episodes with both steps in which one must come first for it to be "before". */
const mostly = 0.9;

/** Steps that usually come before (or after) this one in the family. */
function neighbours(
  table: EpisodeTable,
  order: OrderOfSteps,
  step: number,
  side: 'before' | 'after',
): number[] {
  return table.steps.flatMap((_, other) => {
    if (other === step || order.together(other, step) < leastEpisodes) return [];
    const share = side === 'before' ? order.before(other, step) : order.before(step, other);
    return share >= mostly ? [other] : [];
  });
}

/**
 * Steps that most episodes take and some leave out, and steps that only some episodes need. An episode that has not
 * come as far as the step's usual successors is outside: what is still to come was not skipped.
 */
export function takenCandidates(
  table: EpisodeTable,
  family: Family,
  familyIndex: number,
  order: OrderOfSteps,
  leftOut: ReadonlySet<number>,
): Candidate[] {
  return table.steps.flatMap((facts, step): Candidate[] => {
    const present = order.present(step);
    const absent = order.episodes - present;
    if (leftOut.has(step) || present < leastEpisodes || absent < leastEpisodes) return [];
    const skipped = present >= 0.5 * order.episodes;
    const before = neighbours(table, order, step, 'before');
    const after = new Set(neighbours(table, order, step, 'after'));
    const exposure = new Uint8Array(table.n).fill(outside);
    for (const episode of family.members) {
      const to = table.from[episode + 1] as number;
      let has = false;
      let passed = !skipped;
      for (let i = table.from[episode] as number; i < to; i++) {
        const walked = table.walk[i] as number;
        if (walked === step) has = true;
        else if (after.has(walked)) passed = true;
      }
      if (has) exposure[episode] = skipped ? 0 : 1;
      else if (passed) exposure[episode] = skipped ? 1 : 0;
    }
    const kind = skipped ? 'skipped-step' : 'extra-step';
    // A step that was left out was left out once all that usually comes before it had happened.
    const skippedAt = (episode: number) =>
      before.reduce((latest, other) => {
        const at = timeOf(table, episode, other);
        return Number.isNaN(at) ? latest : Math.max(latest, at);
      }, 0);
    return [
      {
        subject: subjectOf(skipped ? 'skipped' : 'took', family.name, facts.name),
        kind,
        family: family.name,
        familyIndex,
        step,
        ...(skipped ? { after: [...after] } : {}),
        exposure,
        decidedAt: skipped ? skippedAt : (episode) => timeOf(table, episode, step),
      },
    ];
  });
}

/** Steps that had to be done again: twice or more against once. */
export function repeatedCandidates(
  table: EpisodeTable,
  family: Family,
  familyIndex: number,
  order: OrderOfSteps,
  leftOut: ReadonlySet<number>,
): Candidate[] {
  return table.steps.flatMap((facts, step): Candidate[] => {
    const again = order.repeated(step);
    if (leftOut.has(step) || again < leastEpisodes || order.present(step) - again < leastEpisodes) return [];
    const exposure = new Uint8Array(table.n).fill(outside);
    for (const episode of family.members) {
      let times = 0;
      const to = table.from[episode + 1] as number;
      for (let i = table.from[episode] as number; i < to; i++) if (table.walk[i] === step) times++;
      if (times > 0) exposure[episode] = times > 1 ? 1 : 0;
    }
    return [
      {
        subject: subjectOf('repeated', family.name, facts.name),
        kind: 'repeated-step',
        family: family.name,
        familyIndex,
        step,
        exposure,
        decidedAt: (episode) => timeOf(table, episode, step, 2),
      },
    ];
  });
}

/** Pairs of steps that usually come in one order and sometimes in the other. */
export function swapCandidates(
  table: EpisodeTable,
  family: Family,
  familyIndex: number,
  order: OrderOfSteps,
  leftOut: ReadonlySet<number>,
): Candidate[] {
  const found: Candidate[] = [];
  for (let a = 0; a < table.steps.length; a++) {
    if (leftOut.has(a)) continue;
    for (let b = 0; b < table.steps.length; b++) {
      const both = order.together(a, b);
      if (a === b || leftOut.has(b) || both < 2 * leastEpisodes) continue;
      const usual = order.before(a, b);
      // Below two thirds there is no usual order; above all but a few, no one to compare with.
      if (usual < 2 / 3 || (1 - usual) * both < leastEpisodes) continue;
      const exposure = new Uint8Array(table.n).fill(outside);
      for (const episode of family.members) {
        const swapped = swappedIn(table, episode, a, b);
        if (swapped !== null) exposure[episode] = swapped ? 1 : 0;
      }
      found.push({
        subject: subjectOf('swapped', family.name, table.steps[a]?.name ?? '', table.steps[b]?.name ?? ''),
        kind: 'order-swap',
        family: family.name,
        familyIndex,
        step: b,
        other: a,
        exposure,
        decidedAt: (episode) => Math.max(timeOf(table, episode, a), timeOf(table, episode, b)),
      });
    }
  }
  return found;
}

/** Did b come before a? null when one of them is missing. Read off the walk, so that equal times are ordered too. */
function swappedIn(table: EpisodeTable, episode: number, a: number, b: number): boolean | null {
  let first = -1;
  const to = table.from[episode + 1] as number;
  for (let i = table.from[episode] as number; i < to; i++) {
    const step = table.walk[i] as number;
    if (step !== a && step !== b) continue;
    if (first === -1) first = step;
    else if (step !== first) return first === b;
  }
  return null;
}
