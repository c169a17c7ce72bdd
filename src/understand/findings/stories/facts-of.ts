import { precedes } from '../effects/links.ts';
import { effectOf } from '../effects/smallest-effect.ts';
import type { Looked } from '../look.ts';
import type { Named } from '../nouns.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import { conditionOf } from './condition-of.ts';
import { leadingEstimate } from './estimates-of.ts';
import type { Facts, ToldNumber } from './facts.ts';
import { type Effect, isMisled, type Story, totalOf } from './story.ts';
import { sameAs, upstreamOf } from './ties.ts';

/** From this share of the total on, what runs through others is worth a sentence. */
const worthTelling = 0.15;

const told = (estimate: { value: number | null; low: number | null; high: number | null }): ToldNumber => ({
  value: estimate.value ?? 0,
  low: estimate.low ?? 0,
  high: estimate.high ?? 0,
});

/** Gathers what the sentences of a story need, in the order of what a reader wants to know. */
export function factsOf(
  table: EpisodeTable,
  looked: Looked,
  story: Story,
  leading: Effect,
  named: Named,
): Facts {
  const { candidate } = story;
  const isEarly = candidate.kind === 'early-survey';
  const metrics = new Set(
    looked.outcomes.flatMap((outcome) => (outcome.kind === 'score' ? [outcome.metric.name] : [])),
  );
  const { test } = leading;
  const counts =
    'score' in test
      ? { nWith: test.score.nWith, nWithout: test.score.nWithout }
      : { nWith: test.misses.nWith, nWithout: test.misses.nWithout };
  const misled = isMisled(leading) && !isEarly;
  const [upstream] = upstreamOf(looked, candidate);
  const same = isEarly ? sameAs(looked, candidate) : null;
  return {
    condition: conditionOf(table, candidate),
    noun: named.noun,
    journey: named.alone ? '' : (looked.kinds[candidate.familyIndex]?.family.name ?? ''),
    ...counts,
    score:
      'score' in test
        ? {
            ...told(leadingEstimate(leading, isEarly)),
            metric: test.outcome.metric.name,
            named: metrics.size > 1,
            digits: test.outcome.metric.high - test.outcome.metric.low > 20 ? 1 : 2,
            seeming: misled ? effectOf(test) : null,
            heldEqual: misled
              ? (leading.adjusted?.heldEqual ?? []).map((held) => conditionOf(table, held.candidate))
              : [],
          }
        : null,
    misses: missesOf(table, story),
    direct: isEarly ? besideOf(table, leading, same !== null) : directOf(table, story, leading),
    upstream:
      upstream === undefined
        ? null
        : { condition: conditionOf(table, upstream.other), had: upstream.had, bad: upstream.bad },
    inseparableFrom: same === null ? null : conditionOf(table, same),
  };
}

/** The promise it makes likelier to be missed; of several, the one it was there most often for. */
function missesOf(table: EpisodeTable, story: Story): Facts['misses'] {
  let best: Facts['misses'] = null;
  for (const { test } of story.effects) {
    if (!('misses' in test) || (best !== null && test.misses.missedWith <= best.had)) continue;
    const { misses, outcome } = test;
    best = {
      ...told(misses.difference),
      step: table.steps[outcome.step]?.name ?? '',
      shareWith: misses.shareWith,
      shareWithout: misses.shareWithout,
      oddsRatio: misses.oddsRatio.value ?? Number.NaN,
      bad: outcome.missed.reduce((n, fate) => n + (fate === 1 ? 1 : 0), 0),
      had: misses.missedWith,
    };
  }
  return best;
}

/** What remains beside what lies between, where that is much less (or more) than the whole. */
function directOf(table: EpisodeTable, story: Story, leading: Effect): Facts['direct'] {
  const { direct } = leading;
  if (direct === null || !('score' in leading.test)) return null;
  const between = direct.heldEqual.find(({ candidate }) => precedes(story.candidate, candidate));
  const total = totalOf(leading);
  if (between === undefined || Math.abs(direct.value - total) < worthTelling * Math.abs(total)) return null;
  return { ...told(direct), through: conditionOf(table, between.candidate) };
}

/** Early surveys: what remains once the missed promise is held equal. */
function besideOf(table: EpisodeTable, leading: Effect, inseparable: boolean): Facts['direct'] {
  const [first] = leading.adjusted?.heldEqual ?? [];
  if (inseparable || leading.adjusted === null || first === undefined || !isMisled(leading)) return null;
  return { ...told(leading.adjusted), through: conditionOf(table, first.candidate) };
}
