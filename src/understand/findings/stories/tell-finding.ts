import { english } from './english.ts';
import type { Facts } from './facts.ts';
import { spanish } from './spanish.ts';
import { capital, type Shares, type Tongue } from './tongue.ts';

/** Both languages of one text. */
export interface Spoken {
  readonly en: string;
  readonly es: string;
}

export const inBoth = (say: (tongue: Tongue) => string): Spoken => ({ en: say(english), es: say(spanish) });

/**
 * The sentences of a finding. The headline says who, how much with its interval, and how many; the rest what it works
 * through, what it covers and what begins further upstream.
 */
export function tellFinding(facts: Facts): { headline: Spoken; sentences: Spoken } {
  const parts = (tongue: Tongue) =>
    facts.condition.kind === 'early-survey' ? early(facts, tongue) : plain(facts, tongue);
  return {
    headline: inBoth((tongue) => parts(tongue)[0] ?? ''),
    sentences: inBoth((tongue) => parts(tongue).join(' ')),
  };
}

const writer = (tongue: Tongue, digits: number) => {
  const format = new Intl.NumberFormat(tongue.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  });
  return {
    count: (n: number) => new Intl.NumberFormat(tongue.locale, { useGrouping: 'always' }).format(n),
    /** Without sign: the words say which way. */
    size: (x: number) => format.format(Math.abs(x)),
    signed: (x: number) => format.format(x).replace('-', '−'),
    share: (x: number) => `${(100 * x).toFixed(0)} %`,
    points: (x: number) => (100 * Math.abs(x)).toFixed(0),
  };
};

/** The limits of a size told without sign: the one nearer to zero first. */
function limits(effect: { value: number; low: number; high: number }): [number, number] {
  return effect.value < 0 ? [-effect.high, -effect.low] : [effect.low, effect.high];
}

function sharesOf(misses: NonNullable<Facts['misses']>, tongue: Tongue): Shares {
  const { share, points } = writer(tongue, 0);
  const [low, high] = limits(misses);
  return {
    with: share(misses.shareWith),
    without: share(misses.shareWithout),
    low: points(low),
    high: points(high),
    more: misses.value > 0,
  };
}

function plain(facts: Facts, tongue: Tongue): string[] {
  const { score, misses, direct, upstream, condition } = facts;
  const write = writer(tongue, score?.digits ?? 2);
  const noun = tongue.noun(facts.noun, facts.journey);
  const parts: string[] = [];
  const subject = capital(tongue.who(noun, condition));
  const counts = tongue.counts(
    write.count(facts.nWith),
    write.count(facts.nWithout),
    facts.noun[tongue.locale === 'es' ? 'es' : 'en'],
  );
  if (score !== null) {
    const [low, high] = limits(score);
    parts.push(
      `${subject} ${tongue.scores(score, write.size(score.value), write.signed(low), write.signed(high))}${counts}`,
    );
    if (score.seeming !== null) {
      const labels = score.heldEqual.slice(0, 2).map(tongue.label).join(', ');
      parts.push(tongue.seeming(labels, write.signed(score.seeming)));
    }
  }
  if (misses !== null) {
    const shares = sharesOf(misses, tongue);
    if (score === null) parts.push(`${subject} ${tongue.missesOnly(misses, shares)}${counts}`);
    else parts.push(tongue.misses(misses.step, shares, writer(tongue, 2).size(misses.oddsRatio)));
    // A segment is no cause: how many of the bad cases were in it says little.
    if (condition.kind !== 'segment')
      parts.push(
        tongue.coverage(
          write.count(misses.bad),
          write.count(misses.had),
          write.count(misses.bad - misses.had),
        ),
      );
  }
  if (score !== null && direct !== null) {
    const nothing = direct.low <= 0 && direct.high >= 0;
    parts.push(
      tongue.direct(
        tongue.label(direct.through),
        write.signed(direct.value),
        write.signed(direct.low),
        write.signed(direct.high),
        nothing,
      ),
    );
  }
  if (upstream !== null) {
    const { had, bad } = upstream;
    parts.push(
      tongue.upstream(
        write.count(had),
        write.count(bad),
        write.count(bad - had),
        tongue.label(upstream.condition),
        upstream.condition.function,
      ),
    );
  }
  return parts;
}

function early(facts: Facts, tongue: Tongue): string[] {
  const { score, direct, condition } = facts;
  const write = writer(tongue, score?.digits ?? 2);
  const all = write.count(facts.nWith + facts.nWithout);
  const asked = tongue.early(write.count(facts.nWith), all, condition.step);
  if (score === null) return [`${asked}.`];
  const [low, high] = limits(score);
  const size = write.size(score.value);
  const parts = [
    `${asked}${tongue.earlyScores(score, size, write.signed(low), write.signed(high))}`,
    tongue.earlyFlaw,
  ];
  if (direct !== null) {
    const label = tongue.label(direct.through);
    parts.push(
      tongue.earlyBeside(
        label,
        write.signed(direct.value),
        write.signed(direct.low),
        write.signed(direct.high),
      ),
    );
  } else if (facts.inseparableFrom !== null) {
    parts.push(tongue.earlySame(tongue.label(facts.inseparableFrom)));
  }
  return parts;
}
