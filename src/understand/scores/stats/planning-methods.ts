import { z } from 'zod';
import { sumsOf } from '../../../instruments/statistics/numbers.ts';
import { rVector } from '../../../instruments/statistics/r-code.ts';
import {
  answersNeeded,
  answersNeededForShares,
  finitePopulationFactor,
  smallestDetectable,
} from '../../../instruments/statistics/sample-size.ts';
import { anytimeDifference, anytimeMean } from '../../../instruments/statistics/sequential.ts';
import { isolatesFewerThan, suppress } from '../../../instruments/statistics/suppress.ts';
import { suppressTable } from '../../../instruments/statistics/suppress-table.ts';
import { count, given, level, method, number } from './method.ts';

const planning = {
  level,
  power: number.gt(0).lt(1).optional(),
  designEffect: number.min(1).optional(),
};
const group = z.strictObject({ variance: number.min(0), n: count.min(1) });
const watched = z.union([
  z.strictObject({ values: z.array(number).min(1) }),
  z.strictObject({ n: count.min(1), sum: number, sumSquares: number }),
]);
const sums = (of: z.infer<typeof watched>) => ('values' in of ? sumsOf(of.values) : of);
const rSums = (of: z.infer<typeof watched>, v: string) => {
  const { n, sum, sumSquares } = sums(of);
  return `n${v} <- ${n}; m${v} <- ${sum} / n${v}; s${v} <- sqrt((${sumSquares} - n${v} * m${v}^2) / (n${v} - 1))`;
};

export const planningMethods = [
  method({
    name: 'sample-size',
    summary: 'Answers needed per group, or the smallest change that could be seen',
    input:
      '{"change":0.05,"variance":0.7} or {"p1":0.75,"p2":0.79} or {"before":{"variance":0.7,"n":800},"after":{…}} or {"population":400,"n":150}; optional "level", "power", "designEffect"',
    shape: z.union([
      z.strictObject({ change: number, variance: number.min(0), ...planning }),
      z.strictObject({ p1: number.gt(0).lt(1), p2: number.gt(0).lt(1), ...planning }),
      z.strictObject({ before: group, after: group, ...planning }),
      z.strictObject({ population: count.min(1), n: count.min(1) }),
    ]),
    run: (input) => {
      if ('population' in input) return { factor: finitePopulationFactor(input.n, input.population) };
      const plan = given({ level: input.level, power: input.power, designEffect: input.designEffect });
      if ('change' in input) return { perGroup: answersNeeded(input.change, input.variance, plan) };
      if ('p1' in input) {
        const exact = answersNeededForShares(input.p1, input.p2, plan);
        return { perGroup: Math.ceil(exact), exact };
      }
      return { smallestDetectable: smallestDetectable(input.before, input.after, plan) };
    },
    asR: (input) => {
      if ('population' in input)
        return `sqrt((${input.population} - ${input.n}) / (${input.population} - 1))`;
      const { level: at = 0.95, power = 0.8, designEffect = 1 } = input;
      const z = `(qnorm(1 - (1 - ${at}) / 2) + qnorm(${power}))`;
      if ('change' in input)
        return `ceiling(2 * ${z}^2 * ${input.variance} / ${input.change}^2 * ${designEffect})`;
      if ('p1' in input)
        return `power.prop.test(p1 = ${input.p1}, p2 = ${input.p2}, power = ${power}, sig.level = ${1 - at})$n * ${designEffect}`;
      return `${z} * sqrt((${input.before.variance} / ${input.before.n} + ${input.after.variance} / ${input.after.n}) * ${designEffect})`;
    },
  }),
  method({
    name: 'sequential',
    summary: 'A mean or difference that may be looked at any day',
    input:
      '{"of":{"values":[…]}} or {"a":{"n":…,"sum":…,"sumSquares":…},"b":{"values":[…]}}, optional "level", "t": 0.01',
    shape: z.union([
      z.strictObject({ of: watched, level, t: number.gt(0).optional() }),
      z.strictObject({ a: watched, b: watched, level, t: number.gt(0).optional() }),
    ]),
    run: (input) => {
      const options = given({ level: input.level, t: input.t });
      return 'of' in input
        ? anytimeMean(sums(input.of), options)
        : anytimeDifference(sums(input.a), sums(input.b), options);
    },
    asR: (input) => {
      const { level: at = 0.95, t = 0.01 } = input;
      const h = `h <- function(n, s, a) s * sqrt((n * ${t} + 1) / (n^2 * ${t}) * log((n * ${t} + 1) / a^2))`;
      if ('of' in input) return `${rSums(input.of, '')}\n${h}\nm + c(0, -1, 1) * h(n, s, 1 - ${at})`;
      return `${rSums(input.a, '1')}\n${rSums(input.b, '2')}\n${h}
w <- if (n1 == n2) h(n1, sqrt(s1^2 + s2^2), 1 - ${at}) else h(n1, s1, (1 - ${at}) / 2) + h(n2, s2, (1 - ${at}) / 2)
m1 - m2 + c(0, -1, 1) * w`;
    },
  }),
  method({
    name: 'suppress',
    summary: 'Which small groups must stay hidden, and what would give them away',
    input:
      '{"cells":{"Tech":8,"Product":1},"k":5} or {"table":[[8,2],[9,7]],"k":5} or {"all":23,"part":20,"k":5}',
    shape: z.union([
      z.strictObject({ cells: z.record(z.string(), count), k: count.min(1).default(5) }),
      z.strictObject({ table: z.array(z.array(count)).min(1), k: count.min(1).default(5) }),
      z.strictObject({ all: count, part: count, k: count.min(1).default(5) }),
    ]),
    run: (input) => {
      if ('cells' in input)
        return suppress(
          Object.entries(input.cells).map(([name, people]) => ({ name, people })),
          input.k,
        );
      if ('table' in input) return { hidden: suppressTable(input.table, input.k) };
      return { refused: isolatesFewerThan(input.k, input.all, input.part) };
    },
    asR: (input) => {
      if ('cells' in input)
        return `people <- ${rVector(Object.values(input.cells))}; names(people) <- ${rVector(Object.keys(input.cells))}
hidden <- people > 0 & people < ${input.k}
while (any(hidden) && (sum(hidden) == 1 || sum(people[hidden]) < ${input.k}) && any(!hidden & people > 0))
  hidden[names(which.min(people[!hidden & people > 0]))] <- TRUE
names(people)[hidden]`;
      if ('table' in input) return '# two-way tables: see sdcTable::protectTable(method = "SIMPLEHEURISTIC")';
      return `abs(${input.all} - ${input.part}) > 0 & abs(${input.all} - ${input.part}) < ${input.k}`;
    },
  }),
];
