import { z } from 'zod';
import { CannotCompute } from '../../../instruments/statistics/cannot-compute.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';

/** One instrument as it is offered by itself: what it takes, what it gives, and the R code that gives the same. */
export interface Method {
  readonly name: string;
  readonly summary: string;
  /** The input in one line, as people write it. */
  readonly input: string;
  run(input: unknown): unknown | Refusal;
  asR(input: unknown): string | Refusal;
}

/** Makes a method from its strict shape: what does not fit is refused with the place and the expected input. */
export function method<S extends z.ZodType>(definition: {
  name: string;
  summary: string;
  input: string;
  shape: S;
  run: (input: z.output<S>) => unknown;
  asR: (input: z.output<S>) => string;
}): Method {
  const read = <T>(input: unknown, work: (input: z.output<S>) => T): T | Refusal => {
    const parsed = definition.shape.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const place = issue?.path.join('.') ?? '';
      return refuse(
        'bad-input',
        `${definition.name}: ${place === '' ? '' : `${place}: `}${issue === undefined || issue.code === 'invalid_union' ? 'the input was not understood.' : issue.message}`,
        {
          next: `The input is ${definition.input}`,
        },
      );
    }
    try {
      return work(parsed.data);
    } catch (error) {
      if (error instanceof CannotCompute || error instanceof RangeError)
        return refuse('cannot-compute', `${definition.name}: ${error.message}`);
      throw error;
    }
  };
  return {
    name: definition.name,
    summary: definition.summary,
    input: definition.input,
    run: (input) => read(input, definition.run),
    asR: (input) => read(input, definition.asR),
  };
}

/** Confidence level of intervals, above ½ and below 1. */
export const level = z.number().min(0.5).lt(1).optional();
export const count = z.number().int().min(0);
export const number = z.number();

/** Drops what was not given, so that an instrument's own default holds. */
export function given<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
