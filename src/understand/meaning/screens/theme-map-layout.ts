import type { Estimate } from '../../../kernel/estimate.ts';
import { niceTicks } from '../../../web/design/interval-scale.ts';
import type { Theme } from '../themes.contract.ts';

/** A theme on the map; all in pixels. Whiskers are the 95 % intervals of its two numbers. */
export interface PlacedTheme {
  readonly theme: Theme;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly across: readonly [number, number];
  readonly down: readonly [number, number];
  /** Where its name stands; null = there is no room, the name shows when pointed at. */
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end' | 'middle';
  } | null;
}

interface Axis {
  readonly ticks: readonly { readonly value: number; readonly at: number }[];
  readonly zero: number | null;
}

export interface ThemeMapLayout {
  readonly placed: readonly PlacedTheme[];
  readonly across: Axis;
  readonly down: Axis;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const margin = { left: 46, right: 30, top: 26, bottom: 36 };
const letter = 6.6;

const known = (
  estimate: Estimate | undefined,
): estimate is Estimate & { value: number; low: number; high: number } =>
  estimate !== undefined && estimate.value !== null && estimate.low !== null && estimate.high !== null;

/**
 * Places themes by net sentiment (across) and effect on the score (down the page: higher = better), the largest first,
 * and gives each a name where none stands yet. Themes without both numbers are not placed: the table has them.
 */
export function layThemeMap(
  themes: readonly Theme[],
  size: { width: number; height: number },
): ThemeMapLayout {
  const shown = themes
    .filter((theme) => known(theme.sentiment.net) && known(theme.effect?.difference))
    .sort((a, b) => b.counts.voices - a.counts.voices || a.name.localeCompare(b.name));
  const nets = shown.flatMap(({ sentiment: { net } }) => [net.low ?? 0, net.high ?? 0]);
  const effects = shown.flatMap(({ effect }) => [effect?.difference.low ?? 0, effect?.difference.high ?? 0]);
  // Net sentiment ends at ±100 %, whatever round numbers lie beyond.
  const xs = niceTicks(Math.min(0, ...nets), Math.max(0, ...nets)).filter((tick) => Math.abs(tick) <= 1);
  const ys = niceTicks(Math.min(0, ...effects), Math.max(0, ...effects));
  const scale = (ticks: readonly number[], from: number, to: number) => {
    const [least, most] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
    return (value: number) =>
      most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from);
  };
  const x = scale(xs, margin.left, size.width - margin.right);
  const y = scale(ys, size.height - margin.bottom, margin.top);
  const most = Math.max(1, ...shown.map((theme) => theme.counts.voices));
  const spots = shown.map((theme) => {
    const net = theme.sentiment.net as Estimate & { value: number; low: number; high: number };
    const effect = theme.effect?.difference as Estimate & { value: number; low: number; high: number };
    return {
      theme,
      x: x(net.value),
      y: y(effect.value),
      radius: 5 + 17 * Math.sqrt(theme.counts.voices / most),
      across: [x(net.low), x(net.high)] as const,
      down: [y(effect.high), y(effect.low)] as const,
    };
  });
  const taken: Box[] = spots.map(({ x: cx, y: cy, radius }) => ({
    left: cx - radius,
    right: cx + radius,
    top: cy - radius,
    bottom: cy + radius,
  }));
  const placed = spots.map((spot): PlacedTheme => {
    const width = Math.min(34, spot.theme.name.length) * letter;
    const away = spot.radius + 5;
    const places = [
      { anchor: 'start', x: spot.x + away, y: spot.y, left: spot.x + away },
      { anchor: 'end', x: spot.x - away, y: spot.y, left: spot.x - away - width },
      { anchor: 'middle', x: spot.x, y: spot.y - away - 6, left: spot.x - width / 2 },
      { anchor: 'middle', x: spot.x, y: spot.y + away + 6, left: spot.x - width / 2 },
    ] as const;
    for (const { anchor, x: at, y: middle, left } of places) {
      const box: Box = { left, right: left + width, top: middle - 8, bottom: middle + 8 };
      const inside =
        box.left >= margin.left &&
        box.right <= size.width &&
        box.top >= margin.top - 8 &&
        box.bottom <= size.height - margin.bottom + 8;
      if (!inside || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return { ...spot, label: { x: at, y: middle + 4, anchor } };
    }
    return { ...spot, label: null };
  });
  const axis = (ticks: readonly number[], at: (value: number) => number): Axis => ({
    ticks: ticks.map((value) => ({ value, at: at(value) })),
    zero: ticks.length === 0 || (ticks[0] ?? 0) > 0 || (ticks.at(-1) ?? 0) < 0 ? null : at(0),
  });
  return { placed, across: axis(xs, x), down: axis(ys, y) };
}
