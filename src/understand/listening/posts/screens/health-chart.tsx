import { useTranslation } from 'react-i18next';
import { ChartFrame, type Column } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { Day, Post } from '../sheet.contract.ts';
import css from './posts.module.css';
import { titleOf } from './title-of.ts';

const width = 600;
const height = 120;

/** Accepted items a day as bars, quarantined ones on top; the numbers one press away. */
export function HealthChart({ post, days }: { post: Post; days: readonly Day[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...days.map(({ accepted, quarantined }) => accepted + quarantined));
  const step = width / Math.max(1, days.length);
  const tall = (n: number) => (n / most) * (height - 6);
  const fields = ['accepted', 'duplicate', 'quarantined', 'refused', 'setAside'] as const;
  const columns: Column<Day>[] = [
    { key: 'day', label: t('posts.health.day'), value: ({ day }) => day, show: ({ day }) => format.day(day) },
    ...fields.map(
      (field): Column<Day> => ({
        key: field,
        label: t(`posts.health.${field}`),
        value: (day) => day[field],
        align: 'end',
      }),
    ),
  ];
  return (
    <ChartFrame
      title={t('posts.health')}
      note={t('posts.health.note', {
        accepted: format.number(post.accepted),
        duplicate: format.number(post.duplicate),
        refused: format.number(post.refused),
        aside: format.number(post.setAside),
      })}
      table={{ columns, rows: [...days].reverse(), rowKey: ({ day }) => day }}
      csvName={`${titleOf(post)}: ${t('posts.health')}`}
    >
      <svg
        className={css.chart}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('posts.health.alt', { most: format.number(most) })}
      >
        <line className={css.base} x1={0} x2={width} y1={height - 1} y2={height - 1} />
        {days.map(({ day, accepted, quarantined }, i) => (
          <g key={day}>
            <rect
              className={css.bar}
              x={i * step + 2}
              width={step - 4}
              y={height - 1 - tall(accepted)}
              height={tall(accepted)}
            />
            <rect
              className={css.heldBar}
              x={i * step + 2}
              width={step - 4}
              y={height - 1 - tall(accepted + quarantined)}
              height={tall(quarantined)}
            />
          </g>
        ))}
      </svg>
    </ChartFrame>
  );
}
