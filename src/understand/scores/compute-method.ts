import type { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import type { computeMethod as operation } from './contract.ts';
import { methods } from './stats/methods.ts';

type Json = z.infer<typeof operation.answer>;

/** Every instrument's name and what it takes. */
export const listedMethods = () =>
  methods.map(({ name, summary, input }) => ({ method: name, summary, input }));

/** Computes one instrument, or gives the R code that computes the same. */
export function computeMethod(name: string, input: unknown, as: 'result' | 'r'): Json | Refusal {
  const method = methods.find((each) => each.name === name);
  if (method === undefined) {
    return refuse('unknown-method', `There is no method "${name}".`, {
      kind: 'not-found',
      next: `Methods: ${methods.map((each) => each.name).join(', ')}.`,
    });
  }
  const given = as === 'r' ? method.asR(input) : method.run(input);
  if (isRefusal(given)) return given;
  // What a method gives may hold NaN and typed arrays; JSON says null and lists.
  return JSON.parse(JSON.stringify(given)) as Json;
}
