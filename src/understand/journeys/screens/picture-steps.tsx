import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../kernel/estimate.ts';
import { Link } from '../../../web/design.ts';
import { type Unit, useFormat } from '../../../web/format.ts';
import type { Drawing, PlacedStep } from './layout/drawing.ts';
import css from './map-picture.module.css';

interface Given {
  readonly name: string;
  readonly lane: string | undefined;
  readonly episodes: number;
  readonly score?: Estimate;
  readonly hurts?: boolean;
  readonly kept?: Estimate;
}

/** The boxes, in the order of the journey so that Tab and arrows walk it; P marks a promise. */
export function PictureSteps({
  map,
  given,
  counts,
  unit,
  selected,
  to,
}: {
  map: Drawing;
  given: readonly Given[];
  counts: ReadonlyMap<string, string>;
  unit: Unit;
  selected?: string;
  to: (step: string) => string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const byName = new Map(given.map((step) => [step.name, step]));
  const inOrder = [...map.steps].sort((a, b) => a.column - b.column || a.row - b.row);

  const spoken = (step: PlacedStep): string => {
    const { lane, episodes, score, hurts, kept } = byName.get(step.name) ?? { episodes: 0, lane: undefined };
    const range = (e: Estimate) =>
      e.value === null || e.low === null || e.high === null
        ? ''
        : `${format.value(e.value, unit)} (${format.value(e.low, unit)} ${t('shell.to')} ${format.value(e.high, unit)})`;
    return [
      step.name,
      lane,
      t('shell.n.episodes', { count: episodes, replace: { count: format.number(episodes) } }),
      score === undefined ? undefined : `${t('journeys.map.feeling')} ${range(score)}`,
      hurts === true ? t('journeys.map.hurts') : undefined,
      kept?.value === null || kept === undefined
        ? undefined
        : t('journeys.map.keptShort', { share: format.share(kept.value) }),
    ]
      .filter((part) => part !== undefined && part !== '')
      .join(', ');
  };

  return (
    <>
      {inOrder.map((step) => {
        const info = byName.get(step.name);
        const middle = step.x + step.width / 2;
        const first = step.y + step.height / 2 - (step.lines.length * 14 + 14) / 2 + 11;
        return (
          <Link
            key={step.name}
            to={to(step.name)}
            className={css.step}
            data-step={step.name}
            data-hurts={info?.hurts === true || undefined}
            aria-current={selected === step.name ? 'true' : undefined}
          >
            <title>{spoken(step)}</title>
            <rect x={step.x} y={step.y} width={step.width} height={step.height} rx={8} />
            {step.lines.map((line, i) => (
              <text key={line} x={middle} y={first + i * 14} className={css.stepName}>
                {line}
              </text>
            ))}
            <text x={middle} y={first + step.lines.length * 14} className={css.stepCount}>
              {counts.get(step.name)}
            </text>
            {info?.kept !== undefined && (
              <g className={css.promise}>
                <circle cx={step.x + step.width - 8} cy={step.y} r={8} />
                <text x={step.x + step.width - 8} y={step.y + 4}>
                  P
                </text>
              </g>
            )}
          </Link>
        );
      })}
      {map.promises.map((promise) => (
        <text key={promise.step} x={promise.x + promise.width / 2} y={promise.y + 11.5} className={css.kept}>
          {promise.text}
        </text>
      ))}
    </>
  );
}
