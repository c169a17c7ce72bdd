/**
 * What findings are looked for in: one row per episode, held in typed arrays, so that hundreds of thousands of
 * episodes are compared in moments. Times are seconds since the episode started.
 */
export interface EpisodeTable {
  readonly n: number;
  /** Everything that can happen, by number. */
  readonly steps: readonly StepFacts[];
  /** Number of the customer; episodes of one customer resemble each other. */
  readonly customer: Int32Array;
  readonly customers: number;
  /** Where each episode's walk (events and voices in order) begins in `walk`; n + 1 long. */
  readonly from: Uint32Array;
  readonly walk: Uint16Array;
  readonly at: Float64Array;
  readonly promises: {
    readonly from: Uint32Array;
    readonly step: Uint16Array;
    readonly state: Uint8Array;
    readonly due: Float64Array;
  };
  /** Mean score of each episode per metric (NaN = none) and when the last one was given. */
  readonly scores: ReadonlyMap<string, { readonly value: Float64Array; readonly at: Float64Array }>;
  /** Facts fixed for the whole episode; code -1 = not known. */
  readonly attributes: ReadonlyMap<string, { readonly levels: readonly string[]; readonly code: Int16Array }>;
}

export interface StepFacts {
  readonly name: string;
  /** The function that owns it ('' = not known). */
  readonly function: string;
  /** The function that owns its promise, where one is made. */
  readonly promisedBy?: string;
  /** A customer says something here. */
  readonly voice: boolean;
}

export const states = ['kept', 'late', 'broken', 'open', 'withdrawn', 'unmeasured'] as const;
export const isMissed = (state: number) => state === 1 || state === 2;
export const isOpen = (state: number) => state === 3;

/** One episode as the question answers it: steps by their number from 0, times in milliseconds from the start. */
export interface EpisodeRow {
  readonly customer: string;
  readonly steps: readonly number[];
  readonly times: readonly number[];
  readonly promiseSteps: readonly number[];
  readonly promiseStates: readonly number[];
  readonly promiseDue: readonly number[];
  readonly metrics: readonly number[];
  readonly values: readonly number[];
  readonly scoreTimes: readonly number[];
  /** A value per attribute asked for; '' = not known. */
  readonly attributes: readonly string[];
}

/** Numbers pushed one by one into an array that grows; kept small in memory. */
class Growing<A extends Float64Array | Uint16Array | Uint8Array | Uint32Array | Int32Array> {
  private data: A;
  private readonly make: (n: number) => A;
  length = 0;
  constructor(make: (n: number) => A) {
    this.make = make;
    this.data = make(1024);
  }
  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = this.make(this.length * 2);
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length++] = value;
  }
  done(): A {
    return this.data.slice(0, this.length) as A;
  }
}

export interface Dictionary {
  readonly steps: readonly StepFacts[];
  readonly metrics: readonly string[];
  readonly attributes: readonly string[];
}

/** Most distinct values an attribute may have to be kept apart; rarer ones after that are "other" (-1). */
const mostLevels = 2000;

/** Takes episodes one by one and gives the table. */
export function tableBuilder(dictionary: Dictionary): { add(row: EpisodeRow): void; done(): EpisodeTable } {
  const f64 = (n: number) => new Float64Array(n);
  const from = new Growing((n) => new Uint32Array(n));
  const walk = new Growing((n) => new Uint16Array(n));
  const at = new Growing(f64);
  const promiseFrom = new Growing((n) => new Uint32Array(n));
  const promiseStep = new Growing((n) => new Uint16Array(n));
  const promiseState = new Growing((n) => new Uint8Array(n));
  const promiseDue = new Growing(f64);
  const customer = new Growing((n) => new Int32Array(n));
  const customers = new Map<string, number>();
  const scores = dictionary.metrics.map(() => ({ value: new Growing(f64), at: new Growing(f64) }));
  const levels = dictionary.attributes.map(() => new Map<string, number>());
  const codes = dictionary.attributes.map(() => new Growing((n) => new Int32Array(n)));
  const sum = new Float64Array(dictionary.metrics.length);
  const count = new Float64Array(dictionary.metrics.length);
  const last = new Float64Array(dictionary.metrics.length);

  function add(row: EpisodeRow): void {
    from.push(walk.length);
    promiseFrom.push(promiseStep.length);
    if (!customers.has(row.customer)) customers.set(row.customer, customers.size);
    customer.push(customers.get(row.customer) ?? 0);
    row.steps.forEach((step, i) => {
      // Steps, promises and metrics that the dictionary does not know (-1) are too rare to be looked at.
      if (step < 0) return;
      walk.push(step);
      at.push((row.times[i] ?? 0) / 1000);
    });
    row.promiseSteps.forEach((step, i) => {
      if (step < 0) return;
      promiseStep.push(step);
      promiseState.push(row.promiseStates[i] ?? 5);
      promiseDue.push((row.promiseDue[i] ?? 0) / 1000);
    });
    sum.fill(0);
    count.fill(0);
    last.fill(Number.NEGATIVE_INFINITY);
    row.metrics.forEach((metric, i) => {
      if (metric < 0) return;
      sum[metric] = (sum[metric] ?? 0) + (row.values[i] ?? 0);
      count[metric] = (count[metric] ?? 0) + 1;
      last[metric] = Math.max(last[metric] ?? 0, (row.scoreTimes[i] ?? 0) / 1000);
    });
    scores.forEach((score, metric) => {
      const n = count[metric] ?? 0;
      score.value.push(n === 0 ? Number.NaN : (sum[metric] ?? 0) / n);
      score.at.push(n === 0 ? Number.NaN : (last[metric] ?? 0));
    });
    levels.forEach((known, a) => {
      const value = row.attributes[a] ?? '';
      let code = value === '' ? -1 : known.get(value);
      if (code === undefined) {
        code = known.size < mostLevels ? known.size : -1;
        if (code >= 0) known.set(value, code);
      }
      codes[a]?.push(code);
    });
  }

  function done(): EpisodeTable {
    const n = from.length;
    from.push(walk.length);
    promiseFrom.push(promiseStep.length);
    return {
      n,
      steps: dictionary.steps,
      customer: customer.done(),
      customers: customers.size,
      from: from.done(),
      walk: walk.done(),
      at: at.done(),
      promises: {
        from: promiseFrom.done(),
        step: promiseStep.done(),
        state: promiseState.done(),
        due: promiseDue.done(),
      },
      scores: new Map(
        dictionary.metrics.map((metric, i) => [
          metric,
          { value: scores[i]?.value.done() ?? f64(0), at: scores[i]?.at.done() ?? f64(0) },
        ]),
      ),
      attributes: new Map(
        dictionary.attributes.map((name, a) => [
          name,
          { levels: [...(levels[a]?.keys() ?? [])], code: Int16Array.from(codes[a]?.done() ?? []) },
        ]),
      ),
    };
  }
  return { add, done };
}

/** When this step first (or for the `nth` time) happened in the episode; NaN when it did not. */
export function timeOf(table: EpisodeTable, episode: number, step: number, nth = 1): number {
  const to = table.from[episode + 1] as number;
  let seen = 0;
  for (let i = table.from[episode] as number; i < to; i++) {
    if (table.walk[i] === step && ++seen === nth) return table.at[i] as number;
  }
  return Number.NaN;
}
