import { adjust } from '../../instruments/statistics/adjust.ts';
import { proportionDifference } from '../../instruments/statistics/proportion-difference.ts';
import type { ThemeFact } from '../meaning/index.ts';
import type { Finding } from './contract.ts';
import { falseDiscoveryRate } from './effects/control-discoveries.ts';
import { nameFinding } from './stories/name-finding.ts';
import { type Behind, whereOf } from './stories/people-behind.ts';

/** A finding about a theme, before it is held against its last reading. */
export interface ThemeFinding {
  readonly finding: Omit<Finding, 'state' | 'firstSeen' | 'voices'>;
  readonly behind: Behind;
  readonly among: number;
}

/** The same share of a scale as for what happened: below it a difference matters to nobody. */
const smallestShareOfScale = 0.04;
/** What customers say beside their score tells of a cause, it is none: it comes after what happened to them. */
const reach = 0.05;
const mostOfEach = 10;

const behindOf = ({ id, name }: ThemeFact['theme']): Behind => ({
  kind: 'theme',
  step: '',
  other: '',
  after: [],
  leftOut: [],
  threshold: 0,
  attribute: name,
  level: id,
  family: null,
});

const say = (value: number | null, locale: string, digits = 1) =>
  value === null ? '–' : new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
const percent = (value: number | null, locale: string) =>
  value === null
    ? '–'
    : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value);

/** Themes that go together with a score, the most telling metric of each; and themes that more customers speak of. */
export function themeFindings(facts: readonly ThemeFact[]): ThemeFinding[] {
  const telling = facts
    .filter(({ q, difference, metric }) => {
      const size = Math.abs(difference.value ?? 0);
      return q <= falseDiscoveryRate && size >= smallestShareOfScale * (metric.high - metric.low);
    })
    .map((fact) => ({ fact, weight: weightOf(fact) }))
    .sort((a, b) => b.weight - a.weight || (a.fact.theme.id < b.fact.theme.id ? -1 : 1));
  const best = telling.filter(
    ({ fact }, i) => telling.findIndex((other) => other.fact.theme.id === fact.theme.id) === i,
  );
  const rising = facts.filter(
    ({ theme }, i) =>
      theme.emerging?.is === true && facts.findIndex((other) => other.theme.id === theme.id) === i,
  );
  return [
    ...best.slice(0, mostOfEach).map(({ fact, weight }) => effectFinding(fact, weight)),
    ...rising.slice(0, mostOfEach).map(({ theme }) => risingFinding(theme)),
  ];
}

const weightOf = ({ difference, metric, theme }: ThemeFact) =>
  (Math.abs(difference.value ?? 0) / (metric.high - metric.low)) * theme.counts.voices * reach;

function base(theme: ThemeFact['theme'], kind: 'theme' | 'rising-theme') {
  const subject = `${kind}:${theme.id}`;
  const behind = behindOf(theme);
  return {
    behind,
    common: {
      id: nameFinding(subject),
      kind,
      subject,
      function: '',
      step: '',
      from: null,
      journey: '',
      stepsUpstream: null,
      affected: theme.counts.voices,
      coverage: [],
      upstream: [],
      through: [],
      also: [],
      // A decision about a theme is checked by how many still speak of it.
      measure: { kind: 'share' as const, of: whereOf(behind) ?? '' },
      where: whereOf(behind),
    },
  };
}

function effectFinding(fact: ThemeFact, weight: number): ThemeFinding {
  const { theme, metric, difference, p, q } = fact;
  const { behind, common } = base(theme, 'theme');
  const harm = (difference.value ?? 0) < 0;
  const size = Math.abs(difference.value ?? 0);
  const [near, far] = harm
    ? [-(difference.high ?? 0), -(difference.low ?? 0)]
    : [difference.low ?? 0, difference.high ?? 0];
  const counts = (locale: string) => [
    say(fact.with.mean, locale),
    say(fact.without.mean, locale),
    say(fact.with.n, locale),
    say(fact.without.n, locale),
  ];
  const [w, o, nw, no] = counts('en');
  const [ws, os, nws, nos] = counts('es');
  const headline = {
    en: `Customers who speak of “${theme.name}” score ${say(size, 'en')} points ${harm ? 'lower' : 'higher'} on ${metric.name}: ${w} against ${o}.`,
    es: `Quienes hablan de «${theme.name}» puntúan ${say(size, 'es')} puntos ${harm ? 'menos' : 'más'} en ${metric.name}: ${ws} frente a ${os}.`,
  };
  const sentences = {
    en: `${headline.en} The difference lies between ${say(near, 'en')} and ${say(far, 'en')} points (95 % interval; ${nw} against ${no} answers). What they say goes together with the score; what caused it lies on their journeys.`,
    es: `${headline.es} La diferencia está entre ${say(near, 'es')} y ${say(far, 'es')} puntos (intervalo del 95 %; ${nws} frente a ${nos} respuestas). Lo que dicen va unido a la nota; la causa está en sus recorridos.`,
  };
  return {
    behind,
    among: fact.with.n + fact.without.n,
    finding: {
      ...common,
      direction: harm ? 'hurts' : 'helps',
      headline,
      sentences,
      sentence: sentences.en,
      label: { en: `theme “${theme.name}”`, es: `tema «${theme.name}»` },
      metric: metric.name,
      estimate: difference,
      unit: 'points',
      estimates: [
        { outcome: metric.name, what: 'total', unit: 'points', estimate: difference, heldEqual: [] },
      ],
      n: difference.n ?? 0,
      p,
      q,
      weight,
      rung: 'comparison group',
      numbers: {
        n_with: fact.with.n,
        n_without: fact.without.n,
        mean_with: fact.with.mean,
        mean_without: fact.without.mean,
        diff: difference.value ?? 0,
        p,
      },
      evidence: [
        { kind: 'metric', id: metric.name },
        { kind: 'question', id: `theme ${theme.id}: the voices that speak of it` },
      ],
    },
  };
}

function risingFinding(theme: ThemeFact['theme']): ThemeFinding {
  const { behind, common } = base(theme, 'rising-theme');
  const { before, now, q } = theme.emerging ?? { before: null, now: null, q: null };
  const of = (share: typeof now) => ({
    count: Math.round((share?.value ?? 0) * (share?.n ?? 0)),
    n: share?.n ?? 0,
  });
  const { p, ...difference } = proportionDifference(of(now), of(before));
  const headline = {
    en: `More customers speak of “${theme.name}” than before: ${percent(now?.value ?? null, 'en')} in the last four weeks, ${percent(before?.value ?? null, 'en')} in the twelve before.`,
    es: `Más clientes hablan de «${theme.name}» que antes: ${percent(now?.value ?? null, 'es')} en las últimas cuatro semanas, ${percent(before?.value ?? null, 'es')} en las doce anteriores.`,
  };
  return {
    behind,
    among: (now?.n ?? 0) + (before?.n ?? 0),
    finding: {
      ...common,
      direction: (theme.sentiment.net.value ?? 0) > 0 ? 'helps' : 'hurts',
      headline,
      sentences: headline,
      sentence: headline.en,
      label: { en: `rising theme “${theme.name}”`, es: `tema en auge «${theme.name}»` },
      metric: null,
      estimate: difference,
      unit: 'share',
      estimates: [],
      n: difference.n ?? 0,
      p: p ?? 1,
      q: q ?? adjust([p ?? 1])[0] ?? 1,
      weight: Math.max(0, difference.value ?? 0) * theme.counts.voices * reach,
      rung: 'before and after',
      numbers: { now: now?.value ?? 0, before: before?.value ?? 0 },
      evidence: [{ kind: 'question', id: `theme ${theme.id}: the voices that speak of it` }],
    },
  };
}
