/** One line of the benchmark: what was measured, against which peer or ceiling of the same run, and the budget. */
export interface Line {
  readonly what: string;
  readonly measured: string;
  /** Ours divided by the peer's or ceiling's figure, as words: "0.4 of the plain reader". */
  readonly ratio?: string;
  readonly budget: string;
  readonly met: boolean | null;
}

/** Prints a line as it comes, and the same as JSON for machines. */
export function tell(line: Line): Line {
  const sign = line.met === null ? '·' : line.met ? '✓' : '✗';
  console.log(
    `${sign} ${line.what.padEnd(58)} ${line.measured}${line.ratio === undefined ? '' : ` · ${line.ratio}`}`,
  );
  console.log(`  ${JSON.stringify(line)}`);
  return line;
}

export const seconds = (n: number) => `${n.toFixed(n < 1 ? 3 : 2)} s`;
