import { z } from 'zod';
import { changePoints } from '../../../instruments/statistics/change-points.ts';
import { cusum } from '../../../instruments/statistics/cusum.ts';
import { differenceInDifferences } from '../../../instruments/statistics/difference-in-differences.ts';
import { interruptedSeries, placeboDates } from '../../../instruments/statistics/interrupted-series.ts';
import { matching } from '../../../instruments/statistics/matching.ts';
import { rFormula, rFrame, rName, rVector } from '../../../instruments/statistics/r-code.ts';
import { given, level, method, number } from './method.ts';
import { columnsShape, completeRows, explaining, numbersOf } from './table-input.ts';

const whole = z.number().int().min(0);

export const proofMethods = [
  method({
    name: 'interrupted-series',
    summary: 'Level and slope before against after an action, with season and Newey-West errors',
    input:
      '{"values":[…],"start":12}, optional "season": 12, "harmonics": 2, "lag", "control": [same length], "placebo": [4,6,8], "level"; start = place of the first value after, from 0',
    shape: z.strictObject({
      values: z.array(number).min(8),
      start: whole,
      season: z.number().int().min(2).optional(),
      harmonics: z.number().int().min(1).optional(),
      lag: whole.optional(),
      control: z.array(number).optional(),
      placebo: z.array(whole).optional(),
      level,
    }),
    run: ({ values, control, placebo, level: at, ...rest }) => {
      const series = {
        ...given(rest),
        start: rest.start,
        values: control === undefined ? values : values.map((v, i) => v - (control[i] ?? Number.NaN)),
      };
      const options = given({ level: at });
      return {
        ...interruptedSeries(series, options),
        ...(control === undefined ? {} : { controlled: 'the control series is taken off value by value' }),
        ...(placebo === undefined ? {} : { placebo: placeboDates(series, placebo, options) }),
      };
    },
    asR: ({ values, control, start, season, harmonics = 2, lag }) => {
      const waves =
        season === undefined
          ? []
          : Array.from(
              { length: Math.min(harmonics, Math.floor((season - 1) / 2)) },
              (_, i) => `sin(2 * pi * ${i + 1} * t / ${season}) + cos(2 * pi * ${i + 1} * t / ${season})`,
            );
      const n = values.length;
      const width = lag ?? Math.min(n - 1, Math.max(season ?? 0, Math.floor(4 * (n / 100) ** (2 / 9))));
      return `y <- ${rVector(values)}${control === undefined ? '' : ` - ${rVector(control)}`}
t <- seq_along(y) - 1; after <- as.numeric(t >= ${start}); since <- after * (t - ${start})
f <- lm(y ~ ${['t', 'after', 'since', ...waves].join(' + ')})
lmtest::coeftest(f, sandwich::NeweyWest(f, lag = ${width}, prewhite = FALSE, adjust = TRUE))`;
    },
  }),
  method({
    name: 'difference-in-differences',
    summary: 'How much more the target group changed than the comparison group, clustered by unit',
    input:
      '{"rows":[{"unit":"a","value":10,"treated":true,"after":false,"time":0}, …]}, optional "weight" in rows, "seed", "level"',
    shape: z.strictObject({
      rows: z
        .array(
          z.strictObject({
            unit: z.string(),
            value: number,
            treated: z.boolean(),
            after: z.boolean(),
            time: number.optional(),
            weight: number.min(0).optional(),
          }),
        )
        .min(4),
      seed: whole.optional(),
      level,
    }),
    run: ({ rows, ...options }) =>
      differenceInDifferences(
        rows.map(({ unit, value, treated, after, ...more }) => ({
          unit,
          value,
          treated,
          after,
          ...given(more),
        })),
        given(options),
      ),
    asR: ({ rows }) => {
      const column = <T>(of: (row: (typeof rows)[number]) => T) => rows.map(of);
      return `${rFrame({ unit: column((r) => r.unit), y: column((r) => r.value), treated: column((r) => Number(r.treated)), after: column((r) => Number(r.after)), w: column((r) => r.weight ?? 1) })}
f <- lm(y ~ treated * after, d, weights = w)
lmtest::coeftest(f, sandwich::vcovCL(f, cluster = ~unit, type = "HC1"), df = length(unique(d$unit)) - 1)`;
    },
  }),
  method({
    name: 'matching',
    summary: 'Effect on those reached, compared with the most similar who were not',
    input:
      '{"columns":{…},"treated":"NAME of 0/1","outcome":"NAME"}, optional "of": traits, "calliper": 0.2, "level"',
    shape: z.strictObject({
      columns: columnsShape,
      treated: z.string(),
      outcome: z.string(),
      of: z.array(z.string()).min(1).optional(),
      calliper: number.gt(0).optional(),
      level,
    }),
    run: (input) => {
      const of = explaining(input.columns, input.of, [input.treated, input.outcome]);
      const { columns, dropped } = completeRows(input.columns, [input.treated, input.outcome, ...of]);
      const matched = matching(
        {
          treated: numbersOf(columns, input.treated),
          outcome: numbersOf(columns, input.outcome),
          traits: Object.fromEntries(of.map((name) => [name, numbersOf(columns, name)])),
        },
        given({ level: input.level, calliper: input.calliper }),
      );
      return { ...matched, dropped };
    },
    asR: (input) => {
      const of = explaining(input.columns, input.of, [input.treated, input.outcome]);
      const { columns } = completeRows(input.columns, [input.treated, input.outcome, ...of]);
      return `${rFrame(columns)}
m <- MatchIt::matchit(${rFormula(rName(input.treated), of)}, d, method = "nearest", distance = "glm", link = "linear.logit", caliper = ${input.calliper ?? 0.2}, m.order = "largest")
summary(m); p <- MatchIt::get_matches(m)
t.test(p[[${JSON.stringify(input.outcome)}]][p[[${JSON.stringify(input.treated)}]] == 1], p[[${JSON.stringify(input.outcome)}]][p[[${JSON.stringify(input.treated)}]] == 0], paired = TRUE)`;
    },
  }),
  method({
    name: 'change',
    summary: 'When did the level change (PELT), and is it drifting (CUSUM)?',
    input: '{"values":[…]}, optional "penalty", and for CUSUM "target", "spread", "k": 0.5, "h": 5',
    shape: z.strictObject({
      values: z.array(number).min(4),
      penalty: number.gt(0).optional(),
      target: number.optional(),
      spread: number.gt(0).optional(),
      k: number.gt(0).optional(),
      h: number.gt(0).optional(),
    }),
    run: ({ values, penalty, target, spread, k, h }) => ({
      ...changePoints(values, given({ penalty })),
      ...(target === undefined || spread === undefined
        ? {}
        : { cusum: cusum(values, { target, spread, ...given({ k, h }) }) }),
    }),
    asR: ({ values, penalty, target, spread, k = 0.5, h = 5 }) => `y <- ${rVector(values)}
s2 <- (mad(diff(y), center = 0))^2 / 2
changepoint::cpt.mean(y / sqrt(s2), penalty = "Manual", pen.value = ${penalty === undefined ? '3 * log(length(y))' : `${penalty} / s2`}, method = "PELT", minseglen = 2)
strucchange::breakpoints(y ~ 1)${target === undefined || spread === undefined ? '' : `\nqcc::cusum(y, center = ${target}, std.dev = ${spread}, decision.interval = ${h}, se.shift = ${2 * k})`}`,
  }),
];
