import { useTranslation } from 'react-i18next';
import { widthOfTicks } from '../../../web/design/interval-scale.ts';
import { Link } from '../../../web/design.ts';
import { type Unit, useFormat } from '../../../web/format.ts';
import { type Box, type Drawing, overlap, type Point } from './layout/drawing.ts';
import type { Feeling, FeelingPoint } from './layout/feeling-line.ts';
import { textWidth } from './layout/text-width.ts';
import css from './map-picture.module.css';

export const feelingHeight = 128;

interface PointWords {
  readonly point: FeelingPoint;
  readonly lines: readonly string[];
  readonly box: Box;
}

/** Does the line run through the box? Looked at every few pixels, which is finer than any letter. */
function crosses(corners: readonly Point[], box: Box): boolean {
  return corners.slice(1).some((b, i) => {
    const a = corners[i] as Point;
    const looks = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 4));
    return Array.from({ length: looks + 1 }, (_, k) => k / looks).some((t) =>
      overlap({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, width: 0.1, height: 0.1 }, box),
    );
  });
}

/** Words for the points, hurting ones first; words that would touch others or a point are left out. */
function wordsOf(
  feeling: Feeling,
  write: (p: FeelingPoint) => string[],
  right: number,
  left: number,
): PointWords[] {
  const taken: Box[] = feeling.points.map((p) => ({ x: p.x - 5, y: p.y - 5, width: 10, height: 10 }));
  const found: PointWords[] = [];
  const worstFirst = [...feeling.points].sort((a, b) => Number(b.hurts) - Number(a.hurts) || b.y - a.y);
  for (const point of worstFirst) {
    const lines = write(point);
    // Neighbours with the very same numbers need them said once.
    if (found.some((other) => other.lines.join() === lines.join())) continue;
    const width = Math.max(...lines.map((line) => textWidth(line, 11.5, true))) + 4;
    const height = lines.length * 14;
    const above = {
      x: point.x - width / 2,
      y: Math.min(point.high, point.y - 4) - height - 4,
      width,
      height,
    };
    const below = { ...above, y: Math.max(point.low, point.y + 4) + 4 };
    const before = { ...above, x: point.x - width - 10, y: point.y - height / 2 };
    const after = { ...before, x: point.x + 10 };
    const order = point.hurts ? [below, before, after] : [above, below];
    const box = order.find(
      (b) =>
        b.x >= left &&
        b.x + b.width <= right &&
        b.y >= -12 &&
        b.y + b.height <= feeling.height + 26 &&
        taken.every((other) => !overlap(b, other, 1)) &&
        !feeling.stretches.some((s) => crosses(s.corners, b)),
    );
    if (box === undefined) continue;
    taken.push(box);
    found.push({ point, lines, box });
  }
  return found;
}

/** The scale at the left, in the margin that stays when the map is scrolled. */
export function FeelingScale({ feeling, unit, x }: { feeling: Feeling; unit: Unit; x: number }) {
  const format = useFormat();
  const step = Math.abs((feeling.ticks[1]?.value ?? 1) - (feeling.ticks[0]?.value ?? 0));
  return (
    <g transform="translate(0 14)" className={css.tick}>
      {feeling.ticks.map((tick) => (
        <text key={tick.value} x={x} y={tick.y + 4}>
          {format.value(tick.value, unit, widthOfTicks(step, unit === 'share'))}
        </text>
      ))}
    </g>
  );
}

/** Feelings over the journey: a line with its interval band, rust where it hurts, the intended feeling dashed. */
export function PictureFeeling({
  feeling,
  map,
  unit,
  left,
  intended,
  to,
}: {
  feeling: Feeling;
  map: Drawing;
  unit: Unit;
  left: number;
  intended?: { readonly value: number; readonly words: string };
  to: (step: string) => string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const right = map.width - 4;
  const numbers = (p: FeelingPoint): string => {
    const { value, low, high } = p.estimate;
    const width = low === null || high === null ? undefined : high - low;
    const write = (x: number | null) => (x === null ? '' : format.value(x, unit, width));
    return p.hurts ? `${write(value)} (${write(low)} ${t('shell.to')} ${write(high)})` : write(value);
  };
  const write = (p: FeelingPoint): string[] =>
    p.hurts
      ? [
          numbers(p),
          t('shell.n.answers', {
            count: p.estimate.n ?? 0,
            replace: { count: format.number(p.estimate.n ?? 0) },
          }),
        ]
      : [numbers(p)];
  const [lowest, highest] = [feeling.ticks[0], feeling.ticks.at(-1)];
  const intendedY =
    intended === undefined || lowest === undefined || highest === undefined || highest.value === lowest.value
      ? undefined
      : lowest.y +
        ((intended.value - lowest.value) / (highest.value - lowest.value)) * (highest.y - lowest.y);
  return (
    <g transform="translate(0 14)">
      {feeling.ticks.map((tick) => (
        <g key={tick.value} className={css.tick}>
          <line x1={left - 4} x2={right} y1={tick.y} y2={tick.y} />
        </g>
      ))}
      {intended !== undefined && intendedY !== undefined && (
        <g className={css.intended}>
          <line x1={left} x2={right} y1={intendedY} y2={intendedY} />
          <text x={right} y={intendedY - 5}>
            {intended.words}
          </text>
        </g>
      )}
      {feeling.stretches.map((s) => (
        <g key={s.line} className={css.stretch} data-hurts={s.hurts || undefined}>
          <path d={s.band} className={css.band} />
          <path d={s.line} className={css.line} />
        </g>
      ))}
      {feeling.points.map((p) => (
        <Link
          key={p.step}
          to={to(p.step)}
          tabIndex={-1}
          aria-hidden="true"
          className={css.point}
          data-hurts={p.hurts || undefined}
        >
          <title>{`${p.step}: ${numbers(p)}`}</title>
          <circle cx={p.x} cy={p.y} r={12} fill="transparent" />
          <circle cx={p.x} cy={p.y} r={4} className={css.dot} />
        </Link>
      ))}
      <g>
        {wordsOf(feeling, write, right, left).map(({ point, lines, box }) =>
          lines.map((line, i) => (
            <text
              key={`${point.step}${line}`}
              x={box.x + box.width / 2}
              y={box.y + 11 + i * 14}
              className={css.pointWords}
              data-hurts={point.hurts || undefined}
              data-strong={i === 0 || undefined}
            >
              {line}
            </text>
          )),
        )}
      </g>
    </g>
  );
}
