import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../kernel/estimate.ts';
import { type Unit, useFormat } from '../../../web/format.ts';
import { feelingLine } from './layout/feeling-line.ts';
import { layOutMap } from './layout/lay-out-map.ts';
import { textWidth, wrapName } from './layout/text-width.ts';
import css from './map-picture.module.css';
import { PictureEdges } from './picture-edges.tsx';
import { FeelingScale, feelingHeight, PictureFeeling } from './picture-feeling.tsx';
import { PictureSteps } from './picture-steps.tsx';

/** A step as the picture needs it; numbers stay numbers until they are written. */
export interface PictureStep {
  readonly name: string;
  readonly lane: string | undefined;
  readonly episodes: number;
  readonly position: number;
  /** Episodes that pass it more than once without another step between. */
  readonly again?: number;
  readonly score?: Estimate;
  readonly hurts?: boolean;
  /** Share of due promises of this step that were kept. */
  readonly kept?: Estimate;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly episodes: number;
  readonly medianSeconds: number | null;
}

export interface MapPictureProps {
  readonly steps: readonly PictureStep[];
  readonly edges: readonly PictureEdge[];
  /** Name and scale of the score, a line each: "satisfaction", "1 to 5, 95 %". */
  readonly scoreName?: readonly string[];
  /** How scores are written. */
  readonly unit?: Unit;
  /** Ends of the score's scale. */
  readonly scale?: { readonly low: number; readonly high: number };
  readonly intended?: { readonly value: number; readonly words: string };
  readonly selected?: string;
  /** Where a step, and a line, lead. */
  readonly stepTo: (step: string) => string;
  readonly edgeTo: ((from: string, to: string) => string) | undefined;
  readonly width: number;
}

const wholeScale = { low: 0, high: 10 };

/** Left and right walk along the journey, up and down likewise; Enter opens. */
function walk(event: KeyboardEvent<SVGSVGElement>) {
  const steps = [...event.currentTarget.querySelectorAll<SVGAElement>('a[data-step]')];
  const here = steps.indexOf(document.activeElement as unknown as SVGAElement);
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (here < 0 || by === undefined) return;
  event.preventDefault();
  steps[Math.min(Math.max(here + by, 0), steps.length - 1)]?.focus();
}

/** The signature picture: feelings as a line on top, below it the steps in lanes, line width = how many. */
export function MapPicture(props: MapPictureProps) {
  const {
    steps,
    edges,
    scoreName,
    scale = wholeScale,
    unit = 'mean',
    intended,
    selected,
    stepTo,
    edgeTo,
    width,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const lanes = useRef<SVGGElement>(null);

  const drawing = useMemo(() => {
    const words = steps.map((step) => ({
      ...step,
      ...(step.kept?.value === null || step.kept === undefined
        ? {}
        : { promise: t('journeys.map.kept', keptWords(step.kept, format.share)) }),
    }));
    const lines = edges.map((edge) => ({
      ...edge,
      label: [
        format.number(edge.episodes),
        edge.medianSeconds === null ? undefined : format.seconds(edge.medianSeconds),
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
    }));
    const map = layOutMap(words, lines, width, scoreName === undefined ? 48 : width < 500 ? 98 : 112);
    const scores = new Map(
      steps.flatMap((step) =>
        step.score === undefined || step.score.hidden !== undefined || (step.score.n ?? 0) < 10
          ? []
          : [[step.name, { estimate: step.score, hurts: step.hurts === true }] as const],
      ),
    );
    const countOf = (step: PictureStep, room: number) => {
      const count = `${format.number(step.episodes)}${step.hurts === true ? ' ▼' : ''}`;
      const again = step.again === undefined ? count : `${count} ↻ ${format.number(step.again)}`;
      return textWidth(again, 11.5) <= room ? again : count;
    };
    const room = (map.steps[0]?.width ?? 0) - 8;
    const counts = new Map(steps.map((step) => [step.name, countOf(step, room)]));
    return {
      map,
      counts,
      feeling: feelingLine(map.steps, lines, scores, feelingHeight, scale, intended?.value),
    };
  }, [steps, edges, width, scoreName, scale, intended, format.number, format.seconds, format.share, t]);

  const { map, feeling, counts } = drawing;
  const top = feeling === undefined ? 8 : feelingHeight + 44;
  const height = top + map.height + 8;
  const hurting = new Set(steps.filter((step) => step.hurts === true).map((step) => step.name));
  const laneRight = Math.min(...map.steps.map((step) => step.x)) - 10;
  return (
    <div
      className={css.scroll}
      data-tall={height > map.width * 0.72 || undefined}
      onScroll={(event) =>
        lanes.current?.setAttribute('transform', `translate(${event.currentTarget.scrollLeft} 0)`)
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing */}
      <svg
        className={css.map}
        viewBox={`0 0 ${map.width} ${height}`}
        width={map.width}
        height={height}
        role="group"
        aria-label={t('journeys.map.alt', { steps: map.steps.length })}
        onKeyDown={walk}
      >
        <g className={css.lanes} transform={`translate(0 ${top})`}>
          {(map.lanes.length > 1 ? map.lanes : []).map((lane) => (
            <line key={lane.name ?? ''} x1={0} x2={map.width} y1={lane.top} y2={lane.top} />
          ))}
        </g>
        {feeling !== undefined && (
          <PictureFeeling
            feeling={feeling}
            map={map}
            unit={unit}
            left={laneRight + 10}
            {...(intended === undefined ? {} : { intended })}
            to={stepTo}
          />
        )}
        <g transform={`translate(0 ${top})`}>
          <PictureEdges edges={map.edges} given={edges} hurting={hurting} to={edgeTo} />
          <PictureSteps
            map={map}
            given={steps}
            counts={counts}
            unit={unit}
            to={stepTo}
            {...(selected === undefined ? {} : { selected })}
          />
        </g>
        <g ref={lanes} className={css.laneNames}>
          <rect x={0} y={0} width={laneRight} height={height} />
          {feeling !== undefined && (
            <>
              <text x={2} y={30} className={css.laneName}>
                {t('journeys.map.feeling')}
              </text>
              {scoreName
                ?.flatMap((line) => wrapName(line, laneRight - 28, 11))
                .map((line, i) => (
                  <text key={line} x={2} y={46 + i * 15} className={css.small}>
                    {line}
                  </text>
                ))}
              <FeelingScale feeling={feeling} unit={unit} x={laneRight - 2} />
            </>
          )}
          {map.lanes.map((lane) => (
            <text
              key={lane.name ?? ''}
              x={2}
              y={top + (lane.top + lane.bottom) / 2 + 4}
              className={css.laneName}
            >
              {lane.name ?? (map.lanes.length > 1 ? t('journeys.map.noFunction') : '')}
            </text>
          ))}
        </g>
      </svg>
      {map.unlabelled > 0 && (
        <p className={css.silent}>{t('journeys.map.unlabelled', { count: map.unlabelled })}</p>
      )}
    </div>
  );
}

function keptWords(kept: Estimate, share: (value: number) => string) {
  const bare = (value: number | null) => (value === null ? '' : share(value).replace(/\s*%$/, ''));
  return { share: share(kept.value ?? 0), low: bare(kept.low), high: bare(kept.high) };
}
