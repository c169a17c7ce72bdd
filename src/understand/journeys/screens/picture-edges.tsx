import { useTranslation } from 'react-i18next';
import { Link } from '../../../web/design.ts';
import type { PlacedEdge } from './layout/drawing.ts';
import css from './map-picture.module.css';

interface Given {
  readonly from: string;
  readonly to: string;
  readonly episodes: number;
}

/** Rust where a line joins two hurting steps or goes back to one. */
const hurts = (edge: PlacedEdge, hurting: ReadonlySet<string>) =>
  hurting.has(edge.to) && (edge.back || hurting.has(edge.from));

/** The lines of the map; the number on each opens the people who went that way. */
export function PictureEdges({
  edges,
  given,
  hurting,
  to,
}: {
  edges: readonly PlacedEdge[];
  given: readonly Given[];
  hurting: ReadonlySet<string>;
  /** Absent for those who may not see persons: the numbers stay, the links go. */
  to: ((from: string, to: string) => string) | undefined;
}) {
  const { t } = useTranslation();
  const episodes = new Map(given.map((edge) => [`${edge.from}\u0000${edge.to}`, edge.episodes]));
  const key = (edge: PlacedEdge) => `${edge.from}\u0000${edge.to}`;
  const smallFirst = [...edges].reverse();
  return (
    <>
      <g className={css.edges}>
        {smallFirst.map((edge) => (
          <g key={key(edge)} data-hurts={hurts(edge, hurting) || undefined}>
            <path d={edge.path} strokeWidth={edge.width} />
            <polygon
              points={arrow(edge.width)}
              transform={`translate(${edge.tip.x} ${edge.tip.y}) rotate(${edge.tip.angle})`}
            />
          </g>
        ))}
      </g>
      {edges.map((edge) => {
        const { label } = edge;
        if (label === undefined) return null;
        const words = (
          <>
            <rect x={label.x} y={label.y - 4} width={label.width} height={label.height + 8} />
            <text x={label.x + label.width / 2} y={label.y + 11.5}>
              {label.text}
            </text>
          </>
        );
        const marks = { className: css.edgeLabel, 'data-hurts': hurts(edge, hurting) || undefined };
        if (to === undefined) {
          return (
            <g key={key(edge)} {...marks}>
              {words}
            </g>
          );
        }
        return (
          <Link
            key={key(edge)}
            to={to(edge.from, edge.to)}
            {...marks}
            aria-label={t('journeys.map.edge', {
              from: edge.from,
              to: edge.to,
              count: episodes.get(key(edge)) ?? 0,
              label: label.text,
            })}
          >
            {words}
          </Link>
        );
      })}
    </>
  );
}

function arrow(width: number): string {
  const length = 5 + width * 0.7;
  const half = 3 + width * 0.55;
  return `0,0 ${-length},${half} ${-length},${-half}`;
}
