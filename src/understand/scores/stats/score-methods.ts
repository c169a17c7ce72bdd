import { z } from 'zod';
import { adjust, falseCoverageLevel } from '../../../instruments/statistics/adjust.ts';
import { fisherExact, oddsRatio } from '../../../instruments/statistics/fisher-exact.ts';
import { countValues, mannWhitney } from '../../../instruments/statistics/mann-whitney.ts';
import { mean } from '../../../instruments/statistics/mean.ts';
import { meanDifference } from '../../../instruments/statistics/mean-difference.ts';
import { nps, npsCounts } from '../../../instruments/statistics/nps.ts';
import { npsDifference } from '../../../instruments/statistics/nps-difference.ts';
import { type Sums, sumsOf } from '../../../instruments/statistics/numbers.ts';
import { proportion } from '../../../instruments/statistics/proportion.ts';
import { proportionDifference } from '../../../instruments/statistics/proportion-difference.ts';
import { rOfDifference, rOfSummary, rVector } from '../../../instruments/statistics/r-code.ts';
import { count, given, level, method, number } from './method.ts';

const answers = z.array(number).min(1);
const npsGroup = z.union([
  z.strictObject({ promoters: count, passives: count, detractors: count }),
  z.strictObject({ answers }),
]);
const countsOf = (group: z.infer<typeof npsGroup>) => ('answers' in group ? npsCounts(group.answers) : group);

const share = z
  .strictObject({ count, n: count.min(1) })
  .refine((s) => s.count <= s.n, 'count is larger than n');

const meanGroup = z.union([
  z.strictObject({ values: answers }),
  z.strictObject({ n: count.min(1), sum: number, sumSquares: number }),
  z.strictObject({ n: count.min(1), mean: number, sd: number.min(0) }),
]);
function sumsFrom(group: z.infer<typeof meanGroup>): Sums {
  if ('values' in group) return sumsOf(group.values);
  if ('sum' in group) return group;
  const { n, mean: m, sd } = group;
  return { n, sum: n * m, sumSquares: n * m * m + (n - 1) * sd * sd };
}
const asMean = (group: z.infer<typeof meanGroup>) => ({ form: 'mean' as const, ...sumsFrom(group) });
const asNps = (group: z.infer<typeof npsGroup>) => ({ form: 'nps' as const, ...countsOf(group) });
const asShare = (group: { count: number; n: number }) => ({ form: 'share' as const, ...group });

const npsInput = z.union([
  z.strictObject({
    promoters: count,
    passives: count,
    detractors: count,
    level,
    method: z.enum(['adjusted Wald', 'Wald', 't']).optional(),
  }),
  z.strictObject({ answers, level, method: z.enum(['adjusted Wald', 'Wald', 't']).optional() }),
]);
const npsInputCounts = (input: z.infer<typeof npsInput>) =>
  'answers' in input
    ? npsCounts(input.answers)
    : { promoters: input.promoters, passives: input.passives, detractors: input.detractors };

export const scoreMethods = [
  method({
    name: 'nps',
    summary: 'Net Promoter Score with its adjusted Wald interval',
    input:
      '{"answers":[10,9,3]} or {"promoters":5,"passives":3,"detractors":2}, optional "level", "method": "adjusted Wald"|"Wald"|"t"',
    shape: npsInput,
    run: (input) => nps(npsInputCounts(input), given({ level: input.level, method: input.method })),
    asR: (input) => rOfSummary({ form: 'nps', ...npsInputCounts(input) }, input.level),
  }),
  method({
    name: 'nps-difference',
    summary: 'NPS of a minus NPS of b with its interval and p',
    input: '{"a":{"answers":[…]},"b":{"promoters":…,"passives":…,"detractors":…}}, optional "level"',
    shape: z.strictObject({ a: npsGroup, b: npsGroup, level }),
    run: (input) => npsDifference(countsOf(input.a), countsOf(input.b), given({ level: input.level })),
    asR: (input) => rOfDifference(asNps(input.a), asNps(input.b), input.level),
  }),
  method({
    name: 'proportion',
    summary: 'A share with its Wilson interval',
    input:
      '{"count":81,"n":263}, optional "level", "method": "Wilson"|"Wilson, continuity corrected"|"Agresti-Coull"|"exact"|"Wald"',
    shape: z
      .strictObject({
        count,
        n: count.min(1),
        level,
        method: z
          .enum(['Wilson', 'Wilson, continuity corrected', 'Agresti-Coull', 'exact', 'Wald'])
          .optional(),
      })
      .refine((s) => s.count <= s.n, 'count is larger than n'),
    run: ({ level: at, method: by, ...counted }) => proportion(counted, given({ level: at, method: by })),
    asR: (input) => rOfSummary(asShare({ count: input.count, n: input.n }), input.level),
  }),
  method({
    name: 'proportion-difference',
    summary: 'Share of a minus share of b with Newcombe’s interval and p',
    input: '{"a":{"count":56,"n":70},"b":{"count":48,"n":80}}, optional "level"',
    shape: z.strictObject({ a: share, b: share, level }),
    run: (input) => proportionDifference(input.a, input.b, given({ level: input.level })),
    asR: (input) => rOfDifference(asShare(input.a), asShare(input.b), input.level),
  }),
  method({
    name: 'mean',
    summary: 'A mean with its t interval',
    input: '{"values":[…]} or {"n":…,"mean":…,"sd":…}, wrapped as {"of":…}, optional "level"',
    shape: z.strictObject({ of: meanGroup, level }),
    run: (input) => mean(sumsFrom(input.of), given({ level: input.level })),
    asR: (input) => rOfSummary(asMean(input.of), input.level),
  }),
  method({
    name: 'mean-difference',
    summary: 'Mean of a minus mean of b with Welch’s interval and p',
    input: '{"a":{"values":[…]},"b":{"n":…,"mean":…,"sd":…}}, optional "level", "interval": "Welch"|"normal"',
    shape: z.strictObject({
      a: meanGroup,
      b: meanGroup,
      level,
      interval: z.enum(['Welch', 'normal']).optional(),
    }),
    run: (input) =>
      meanDifference(
        sumsFrom(input.a),
        sumsFrom(input.b),
        given({ level: input.level, interval: input.interval }),
      ),
    asR: (input) =>
      'values' in input.a && 'values' in input.b
        ? `t.test(${rVector(input.a.values)}, ${rVector(input.b.values)}, conf.level = ${input.level ?? 0.95})`
        : rOfDifference(asMean(input.a), asMean(input.b), input.level),
  }),
  method({
    name: 'mann-whitney',
    summary: 'Do the values of a tend to be higher than those of b?',
    input: '{"a":[…],"b":[…]}, optional "level"',
    shape: z.strictObject({ a: answers, b: answers, level }),
    run: (input) => mannWhitney(countValues(input.a, input.b), given({ level: input.level })),
    asR: (input) => `wilcox.test(${rVector(input.a)}, ${rVector(input.b)}, exact = FALSE)`,
  }),
  method({
    name: 'fisher',
    summary: 'Two by two table: odds ratio with interval, and Fisher’s exact p',
    input: '{"with":{"yes":43,"no":155},"without":{"yes":195,"no":2089}}, optional "level"',
    shape: z.strictObject({
      with: z.strictObject({ yes: count, no: count }),
      without: z.strictObject({ yes: count, no: count }),
      level,
    }),
    run: ({ level: at, ...table }) => ({
      oddsRatio: oddsRatio(table, given({ level: at })),
      p: fisherExact(table),
    }),
    asR: (t) =>
      `fisher.test(matrix(c(${t.with.yes}, ${t.without.yes}, ${t.with.no}, ${t.without.no}), 2))$p.value\nexp(log(${t.with.yes} * ${t.without.no} / (${t.with.no} * ${t.without.yes})) + c(0, -1, 1) * qnorm(0.975) * sqrt(1/${t.with.yes} + 1/${t.with.no} + 1/${t.without.yes} + 1/${t.without.no}))`,
  }),
  method({
    name: 'adjust',
    summary: 'P-values made honest for having looked at many',
    input: '{"p":[0.01,0.04,null]}, optional "method": "BH"|"BY"|"Holm"|"Bonferroni", "q": 0.05',
    shape: z.strictObject({
      p: z.array(number.min(0).max(1).nullable()).min(1),
      method: z.enum(['BH', 'BY', 'Holm', 'Bonferroni']).optional(),
      q: number.gt(0).lt(1).optional(),
    }),
    run: ({ p, method: by = 'BH', q = 0.05 }) => {
      const adjusted = adjust(p, by);
      const selected = adjusted.filter((value) => value !== null && value <= q).length;
      const tested = p.filter((value) => value !== null).length;
      return {
        adjusted,
        method: by,
        tested,
        selected,
        intervalLevel: falseCoverageLevel(selected, tested, q),
      };
    },
    asR: ({ p, method: by = 'BH' }) =>
      `p.adjust(${rVector(p)}, "${by === 'Holm' || by === 'Bonferroni' ? by.toLowerCase() : by}")`,
  }),
];
