import type { Item } from '../contract.ts';

export interface PromiseBar {
  readonly key: string;
  readonly step: string;
  readonly state: NonNullable<Item['promise']>['state'];
  /** Percent of the strip's width. */
  readonly made: number;
  readonly due: number;
  /** Where it was met; undefined when it never was. */
  readonly met: number | undefined;
}

export interface Strip {
  readonly dots: readonly {
    readonly key: string;
    readonly at: number;
    readonly kind: Item['kind'];
    readonly step: string;
  }[];
  readonly promises: readonly PromiseBar[];
  readonly start: string;
  readonly end: string;
}

/** A journey drawn to scale: where each moment lies between the first and the last, and each promise from made to met. */
export function stripOf(items: readonly Item[]): Strip | undefined {
  const times = items.flatMap((item) => [
    item.at,
    ...(item.promise === null || item.kind === 'missed'
      ? []
      : [item.promise.made, item.promise.due, ...(item.promise.met === null ? [] : [item.promise.met])]),
  ]);
  const sorted = [...times].sort();
  const [start, end] = [sorted[0], sorted.at(-1)];
  if (start === undefined || end === undefined || start === end) return undefined;
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const at = (time: string) => ((Date.parse(time) - from) / (to - from)) * 100;
  return {
    start,
    end,
    dots: items
      .filter((item) => item.kind === 'event' || item.kind === 'voice' || item.kind === 'told')
      .map((item) => ({ key: item.moment, at: at(item.at), kind: item.kind, step: item.step })),
    promises: items.flatMap((item) =>
      item.kind !== 'promise' || item.promise === null
        ? []
        : [
            {
              key: item.moment,
              step: item.promise.step,
              state: item.promise.state,
              made: at(item.promise.made),
              due: at(item.promise.due),
              met: item.promise.met === null ? undefined : at(item.promise.met),
            },
          ],
    ),
  };
}
