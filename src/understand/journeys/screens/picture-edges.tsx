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
  to: (from: string, to: string) => string;
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
      {edges.map((edge) =>
        edge.label === undefined ? null : (
          <Link
            key={key(edge)}
            to={to(edge.from, edge.to)}
            className={css.edgeLabel}
            data-hurts={hurts(edge, hurting) || undefined}
            aria-label={t('journeys.map.edge', {
              from: edge.from,
              to: edge.to,
              count: episodes.get(key(edge)) ?? 0,
              label: edge.label.text,
            })}
          >
            <rect
              x={edge.label.x}
              y={edge.label.y - 4}
              width={edge.label.width}
              height={edge.label.height + 8}
            />
            <text x={edge.label.x + edge.label.width / 2} y={edge.label.y + 11.5}>
              {edge.label.text}
            </text>
          </Link>
        ),
      )}
    </>
  );
}

function arrow(width: number): string {
  const length = 5 + width * 0.7;
  const half = 3 + width * 0.55;
  return `0,0 ${-length},${half} ${-length},${-half}`;
}
