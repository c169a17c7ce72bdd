const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** A duration in its largest fitting unit, one decimal below ten: "3.5 d", "12 min". */
export function saySeconds(seconds: number): string {
  const [name, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['s', 1];
  const value = seconds / size;
  return `${Number(value.toFixed(Math.abs(value) < 10 ? 1 : 0))} ${name}`;
}
