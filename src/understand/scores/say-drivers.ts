import type { Drivers } from '../../instruments/statistics/drivers.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the shares say, in words that claim no cause. */
export function sayDrivers(result: Drivers, metric: string, dropped: number): string {
  const [first] = result.drivers;
  const out =
    dropped > 0 ? ` ${dropped} of ${result.n + dropped} episodes were left out for missing values.` : '';
  if (!result.found || first === undefined)
    return `No drivers found: nothing here can be told apart from chance (${result.n} episodes).${out}`;
  const r2 = result.r2.value ?? 0;
  const count = result.drivers.length;
  const { low, high } = result.r2;
  if (count === 1)
    return (
      `"${first.driver}" goes together with ${metric}: it explains ${percent(r2)} ` +
      `(${percent(low ?? r2)} to ${percent(high ?? r2)}); the rest is something that was not looked at.${out}`
    );
  return (
    `"${first.driver}" goes together most with ${metric}: ${percent(first.ofExplained)} of what is explained ` +
    `(${percent(first.ofLow)} to ${percent(first.ofHigh)}). ` +
    `The ${count} together explain ${percent(r2)}; the rest is something that was not looked at.${out}`
  );
}
