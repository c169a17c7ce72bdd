import { z } from 'zod';
import { alpha } from '../../../instruments/statistics/alpha.ts';
import { CannotCompute } from '../../../instruments/statistics/cannot-compute.ts';
import { cox } from '../../../instruments/statistics/cox.ts';
import { driverShares } from '../../../instruments/statistics/drivers.ts';
import { gramBlocks } from '../../../instruments/statistics/gram.ts';
import { logit } from '../../../instruments/statistics/logit.ts';
import { ordinal } from '../../../instruments/statistics/ordinal.ts';
import { penaltyReward } from '../../../instruments/statistics/penalty-reward.ts';
import { proportionalOdds } from '../../../instruments/statistics/proportional-odds.ts';
import { rFormula, rFrame, rName, rVector } from '../../../instruments/statistics/r-code.ts';
import { kaplanMeier, logRank, restrictedMean } from '../../../instruments/statistics/survival.ts';
import { rake } from '../../../instruments/statistics/weights.ts';
import { given, level, method, number } from './method.ts';
import {
  type Columns,
  columnsShape,
  completeRows,
  designFrom,
  explaining,
  numbersOf,
  textsOf,
} from './table-input.ts';

const names = z.array(z.string()).min(1);
const modelled = {
  columns: columnsShape,
  outcome: z.string(),
  of: names.optional(),
  weights: z.string().optional(),
  level,
};
type Modelled = z.infer<z.ZodObject<typeof modelled>>;
const tableInput =
  '{"columns":{"NAME":[…],…},"outcome":"NAME"}, optional "of": ["NAME",…], "weights": "NAME", "level"; or a CSV with --with outcome=NAME';

/** Complete rows of the outcome, what explains it, and the weights. */
function prepared(input: Modelled) {
  const of = explaining(input.columns, input.of, [input.outcome, input.weights]);
  const used = [input.outcome, ...of, ...(input.weights === undefined ? [] : [input.weights])];
  const { columns, dropped, n } = completeRows(input.columns, used);
  return {
    of,
    columns,
    dropped,
    n,
    weights: input.weights === undefined ? undefined : numbersOf(columns, input.weights),
  };
}

/** The outcome as 0, 1, 2 …: numbers by size; texts are refused, since only people know their order. */
const outcomeOf = (columns: Columns, name: string) => numbersOf(columns, name);

const usedFrame = (input: Modelled) => {
  const of = explaining(input.columns, input.of, [input.outcome, input.weights]);
  const used = [input.outcome, ...of, ...(input.weights === undefined ? [] : [input.weights])];
  return { of, frame: rFrame(completeRows(input.columns, used).columns) };
};
const rWeights = (input: Modelled) =>
  input.weights === undefined ? '' : `, weights = ${rName(input.weights)}`;

const durations = z.strictObject({
  columns: columnsShape,
  time: z.string(),
  ended: z.string(),
  group: z.string().optional(),
  horizon: number.gt(0).optional(),
  level,
});

export const modelMethods = [
  method({
    name: 'drivers',
    summary: 'What goes together with an outcome: exact LMG shares of R² with intervals and rank ranges',
    input: tableInput,
    shape: z.strictObject({ ...modelled, blocks: z.number().int().min(2).max(1000).optional() }),
    run: (input) => {
      const of = explaining(input.columns, input.of, [input.outcome, input.weights]);
      const all = [...of, input.outcome].map((name) => Float64Array.from(numbersOf(input.columns, name)));
      const weights = input.weights === undefined ? undefined : numbersOf(input.columns, input.weights);
      const rows = all[0]?.length ?? 0;
      const { blocks, dropped } = gramBlocks(all, input.blocks ?? Math.min(50, rows), weights);
      const { drivers, ...result } = driverShares(blocks, of, {
        outcome: input.outcome,
        ...given({ level: input.level }),
      });
      return { ...result, dropped, drivers };
    },
    asR: (input) => {
      const { of, frame } = usedFrame(input);
      return `${frame}\nrelaimpo::calc.relimp(lm(${rFormula(rName(input.outcome), of)}, d${rWeights(input)}), type = "lmg")`;
    },
  }),
  method({
    name: 'penalty-reward',
    summary: 'Which drivers hurt when bad, which help when good',
    input: tableInput,
    shape: z.strictObject(modelled),
    run: (input) => {
      const { of, columns, dropped, n } = prepared(input);
      const drivers = Object.fromEntries(of.map((name) => [name, numbersOf(columns, name)]));
      return {
        n,
        dropped,
        ...penaltyReward(drivers, outcomeOf(columns, input.outcome), given({ level: input.level })),
      };
    },
    asR: (input) => {
      const { of, frame } = usedFrame(input);
      return `${frame}\nx <- d[${rVector(of)}]
pen <- sapply(x, function(v) as.numeric(v <= quantile(v, 0.25))); colnames(pen) <- paste0(names(x), "_pen")
rew <- sapply(x, function(v) as.numeric(v >= quantile(v, 0.75))); colnames(rew) <- paste0(names(x), "_rew")
summary(lm(d[[${JSON.stringify(input.outcome)}]] ~ pen + rew))`;
    },
  }),
  method({
    name: 'alpha',
    summary: 'Cronbach’s alpha with Feldt’s interval',
    input: '{"columns":{"item1":[…],…}}, optional "of": ["item1",…], "level"; or a CSV',
    shape: z.strictObject({ columns: columnsShape, of: names.optional(), level }),
    run: (input) => {
      const of = explaining(input.columns, input.of, []);
      return alpha(
        Object.fromEntries(of.map((name) => [name, numbersOf(input.columns, name)])),
        given({ level: input.level }),
      );
    },
    asR: (input) =>
      `${rFrame(completeRows(input.columns, explaining(input.columns, input.of, [])).columns)}\npsych::alpha(d)`,
  }),
  method({
    name: 'logit',
    summary: 'Logistic regression of a 0/1 outcome, separation detected',
    input: tableInput,
    shape: z.strictObject(modelled),
    run: (input) => {
      const { of, columns, dropped, weights } = prepared(input);
      const { fitted: _, ...fit } = logit(
        designFrom(columns, of, true),
        outcomeOf(columns, input.outcome),
        given({ level: input.level, weights }),
      );
      return { ...fit, dropped };
    },
    asR: (input) => {
      const { of, frame } = usedFrame(input);
      return `${frame}\nsummary(glm(${rFormula(rName(input.outcome), of)}, binomial, d${rWeights(input)}))`;
    },
  }),
  method({
    name: 'ordinal',
    summary: 'Proportional-odds regression of ordered answers (numbers), with a check of the assumption',
    input: tableInput,
    shape: z.strictObject(modelled),
    run: (input) => {
      const { of, columns, dropped, weights } = prepared(input);
      const design = designFrom(columns, of, false);
      const y = outcomeOf(columns, input.outcome);
      const fit = ordinal(design, y, given({ level: input.level, weights }));
      return { ...fit, dropped, proportionalOdds: weights === undefined ? checkOdds(design, y) : null };
    },
    asR: (input) => {
      const { of, frame } = usedFrame(input);
      return `${frame}\nsummary(MASS::polr(${rFormula(`factor(${rName(input.outcome)}, ordered = TRUE)`, of)}, d${rWeights(input)}, Hess = TRUE))`;
    },
  }),
  method({
    name: 'survival',
    summary: 'Kaplan-Meier curve, restricted mean and log-rank test',
    input:
      '{"columns":{…},"time":"NAME","ended":"NAME of 1 = ended, 0 = still open"}, optional "group", "horizon", "level"',
    shape: durations,
    run: (input) => {
      const used = [input.time, input.ended, ...(input.group === undefined ? [] : [input.group])];
      const { columns, dropped } = completeRows(input.columns, used);
      const ended = numbersOf(columns, input.ended);
      const groups = input.group === undefined ? undefined : textsOf(columns, input.group);
      const cases = numbersOf(columns, input.time).map((time, i) => ({
        time,
        ended: ended[i] === 1,
        group: groups?.[i] ?? '',
      }));
      const parts = [...new Set(cases.map((each) => each.group))].sort().map((group) => {
        const own = cases.filter((each) => each.group === group);
        return {
          ...(input.group === undefined ? {} : { group }),
          ...kaplanMeier(own, given({ level: input.level })),
          ...(input.horizon === undefined
            ? {}
            : { restrictedMean: restrictedMean(own, input.horizon, given({ level: input.level })) }),
        };
      });
      return { dropped, curves: parts, logRank: parts.length > 1 ? logRank(cases) : null };
    },
    asR: (input) => {
      const by = input.group === undefined ? '1' : rName(input.group);
      const used = [input.time, input.ended, ...(input.group === undefined ? [] : [input.group])];
      const surv = `survival::Surv(${rName(input.time)}, ${rName(input.ended)}) ~ ${by}`;
      return `library(survival)\n${rFrame(completeRows(input.columns, used).columns)}
summary(survfit(${surv}, d, conf.type = "log-log"))${input.group === undefined ? '' : `\nsurvdiff(${surv}, d)`}`;
    },
  }),
  method({
    name: 'cox',
    summary: 'Cox regression (Efron ties) with a check of proportional hazards',
    input: '{"columns":{…},"time":"NAME","ended":"NAME of 1 = ended"}, optional "of": ["NAME",…], "level"',
    shape: z.strictObject({
      columns: columnsShape,
      time: z.string(),
      ended: z.string(),
      of: names.optional(),
      level,
    }),
    run: (input) => {
      const of = explaining(input.columns, input.of, [input.time, input.ended]);
      const { columns, dropped } = completeRows(input.columns, [input.time, input.ended, ...of]);
      const fit = cox(
        designFrom(columns, of, false),
        numbersOf(columns, input.time),
        numbersOf(columns, input.ended),
        given({ level: input.level }),
      );
      return { ...fit, dropped };
    },
    asR: (input) => {
      const of = explaining(input.columns, input.of, [input.time, input.ended]);
      const { columns } = completeRows(input.columns, [input.time, input.ended, ...of]);
      return `library(survival)\n${rFrame(columns)}
f <- coxph(${rFormula(`Surv(${rName(input.time)}, ${rName(input.ended)})`, of)}, d); summary(f); cox.zph(f)`;
    },
  }),
  method({
    name: 'weights',
    summary: 'Cell weights (one margin) or raking (several), trimmed if asked',
    input:
      '{"margins":[{"name":"age","values":[one per respondent],"population":{"old":480,"young":520}}]}, optional "base": […], "trim": [0.3, 3]',
    shape: z.strictObject({
      margins: z
        .array(
          z.strictObject({
            name: z.string(),
            values: z.array(z.string()).min(1),
            population: z.record(z.string(), number),
          }),
        )
        .min(1),
      base: z.array(number).optional(),
      trim: z.tuple([number, number]).optional(),
      tolerance: number.gt(0).optional(),
      passes: z.number().int().min(1).optional(),
    }),
    run: ({ margins, ...options }) => rake(margins, given(options)),
    asR: ({ margins, base }) => {
      const frame = rFrame(Object.fromEntries(margins.map((m) => [m.name, m.values])));
      const tables = margins.map(
        (m) =>
          `data.frame(${rName(m.name)} = ${rVector(Object.keys(m.population))}, Freq = ${rVector(Object.values(m.population))})`,
      );
      return `library(survey)\n${frame}\nd$w <- ${base === undefined ? '1' : rVector(base)}
s <- rake(svydesign(~1, weights = ~w, data = d), list(${margins.map((m) => `~${rName(m.name)}`).join(', ')}), list(${tables.join(', ')}), control = list(maxit = 1000, epsilon = 1e-8))
weights(s)`;
    },
  }),
];

function checkOdds(...args: Parameters<typeof proportionalOdds>) {
  try {
    return proportionalOdds(...args);
  } catch (error) {
    if (error instanceof CannotCompute) return { say: error.message };
    throw error;
  }
}
