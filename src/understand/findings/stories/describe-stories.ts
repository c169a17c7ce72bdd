import type { Candidate } from '../candidates/candidate.ts';
import type { Finding } from '../contract.ts';
import type { Outcome } from '../effects/outcomes.ts';
import type { Looked } from '../look.ts';
import { type Named, nameEpisodes } from '../nouns.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import { conditionOf } from './condition-of.ts';
import { coverBadCases } from './cover-bad-cases.ts';
import { english } from './english.ts';
import { estimatesOf, leadingEstimate, numbersOf } from './estimates-of.ts';
import { factsOf } from './facts-of.ts';
import { nameFinding } from './name-finding.ts';
import { type Behind, peopleBehind, whereOf } from './people-behind.ts';
import { stepsUpstream } from './steps-upstream.ts';
import { isMisled, type Story, totalOf } from './story.ts';
import { suggestMeasure } from './suggest-measure.ts';
import { inBoth, tellFinding } from './tell-finding.ts';
import { throughOf, upstreamOf } from './ties.ts';
import { weighStory } from './weigh-story.ts';

/** A finding before it is stored: what only the store knows (state, first seen, voices) is missing. */
export interface Draft {
  readonly finding: Omit<Finding, 'state' | 'firstSeen' | 'voices'>;
  readonly behind: Behind;
}

/** What people call an episode of this kind of journey. */
export type NounOf = (journey: string) => Named;

/** Every story as a finding, the weightiest first. */
export function describeStories(
  table: EpisodeTable,
  looked: Looked,
  nounOf: NounOf = nameEpisodes([]),
): Draft[] {
  const missed = looked.stories.filter(({ candidate }) => candidate.kind === 'missed-promise');
  const costOf = (step: number) => {
    const story = missed.find(({ candidate }) => candidate.step === step);
    const effect = story?.effects.find(({ test }) => 'score' in test);
    if (effect === undefined || !('score' in effect.test)) return null;
    const { low, high } = effect.test.outcome.metric;
    return Math.abs(totalOf(effect)) / (high - low);
  };
  return looked.stories
    .map((story) => describe(table, looked, story, costOf, nounOf))
    .filter((draft) => draft !== null)
    .sort((a, b) => b.finding.weight - a.finding.weight || (a.finding.id < b.finding.id ? -1 : 1));
}

function describe(
  table: EpisodeTable,
  looked: Looked,
  story: Story,
  costOf: (step: number) => number | null,
  nounOf: NounOf,
): Draft | null {
  const { candidate, effects } = story;
  const family = looked.kinds[candidate.familyIndex]?.family;
  const affected = candidate.exposure.reduce((n, side) => n + (side === 1 ? 1 : 0), 0);
  const { weight, leading } = weighStory(story, affected, costOf);
  if (leading === null) return null;
  const condition = conditionOf(table, candidate);
  const isEarly = candidate.kind === 'early-survey';
  const { test } = leading;
  const estimate = leadingEstimate(leading, isEarly);
  const isScore = 'score' in test;
  const metric = 'score' in test ? test.outcome.metric : null;
  const harm = isScore ? (estimate.value ?? 0) < 0 : (estimate.value ?? 0) > 0;
  const behind = peopleBehind(table, candidate, family, looked.leftOut);
  const facts = factsOf(table, looked, story, leading, nounOf(family?.name ?? ''));
  const { headline, sentences } = tellFinding(facts);
  const held = isMisled(leading) && !isEarly ? (leading.adjusted?.heldEqual ?? []).slice(0, 2) : [];
  const tie = (other: Candidate) => {
    const known = looked.stories.some((each) => each.candidate === other);
    const about = conditionOf(table, other);
    return {
      finding: known ? nameFinding(other.subject) : null,
      label: inBoth((tongue) => tongue.label(about)),
      step: about.step,
      function: about.function,
    };
  };
  const outcomes = effects.map((effect) => effect.test.outcome);
  return {
    behind,
    finding: {
      id: nameFinding(candidate.subject),
      kind: candidate.kind,
      subject: candidate.subject,
      direction: isEarly ? 'measurement' : harm ? 'hurts' : 'helps',
      sentences,
      sentence: sentences.en,
      headline,
      label: inBoth((tongue) => tongue.label(condition)),
      function: condition.function,
      step: condition.step,
      from:
        candidate.kind === 'long-wait' || candidate.kind === 'order-swap'
          ? { step: condition.other, function: condition.otherFunction }
          : null,
      journey: family?.name ?? '',
      metric: metric?.name ?? null,
      stepsUpstream: stepsUpstream(table, candidate, test.outcome, looked.leftOut),
      estimate,
      unit: isScore ? 'points' : 'share',
      estimates: estimatesOf(table, effects),
      n: estimate.n ?? 0,
      affected,
      p: test.p,
      q: leading.q,
      weight,
      rung: [
        'comparison group',
        ...held.map((h) => `${english.label(conditionOf(table, h.candidate))} held equal`),
      ].join(', '),
      coverage: outcomes
        .map((outcome: Outcome) => coverBadCases(table, candidate, family?.members ?? null, outcome))
        .filter((coverage) => coverage !== null),
      upstream: upstreamOf(looked, candidate).map(({ other, had, bad }) => ({ ...tie(other), had, bad })),
      through: throughOf(looked, story).map(tie),
      also: story.also.map((other) => inBoth((tongue) => tongue.label(conditionOf(table, other)))),
      numbers: numbersOf(effects, leading),
      evidence: [
        ...(condition.step === '' ? [] : [{ kind: 'step' as const, id: condition.step }]),
        ...(candidate.kind === 'missed-promise' ? [{ kind: 'promise' as const, id: condition.step }] : []),
        ...(metric === null ? [] : [{ kind: 'metric' as const, id: metric.name }]),
        { kind: 'question' as const, id: `finding ${nameFinding(candidate.subject)}: the people behind it` },
      ],
      measure: suggestMeasure(behind, !harm, metric),
      where: whereOf(behind),
    },
  };
}
