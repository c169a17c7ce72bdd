import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../kernel/estimate.ts';
import { href, useGo } from '../../../web/address.ts';
import { useFormat } from '../../../web/format.ts';
import { useWidth } from '../../scores/screens/use-width.ts';
import type { Theme } from '../themes.contract.ts';
import { layThemeMap } from './theme-map-layout.ts';
import css from './themes.module.css';

const height = 380;
const shorten = (name: string) => (name.length > 34 ? `${name.slice(0, 33)}…` : name);

/** Themes by how people feel about them and by what goes with them; pressed, a circle opens its theme. */
export function ThemeMap({
  themes,
  metric,
  where,
}: {
  themes: readonly Theme[];
  metric: string;
  where: string | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const [frame, width] = useWidth(720);
  const lay = layThemeMap(themes, { width, height });
  const nps = themes.some((theme) => theme.effect?.stat === 'nps');
  if (lay.placed.length === 0) return <p className={css.quiet}>{t('meaning.themes.map.none')}</p>;
  const toneOf = (theme: Theme) => {
    const { low, high } = theme.sentiment.net;
    return low !== null && low > 0 ? 'helps' : high !== null && high < 0 ? 'hurts' : 'grey';
  };
  const within = ({ value, low, high }: Estimate, write: (x: number) => string) =>
    value === null || low === null || high === null
      ? '–'
      : `${write(value)} (${write(low)} … ${write(high)})`;
  const tell = (theme: Theme) =>
    t('meaning.themes.map.tell', {
      name: theme.name,
      voices: t('meaning.count.voices', {
        count: theme.counts.voices,
        replace: { count: format.number(theme.counts.voices) },
      }),
      stories: t('meaning.count.stories', {
        count: theme.counts.stories,
        replace: { count: format.number(theme.counts.stories) },
      }),
      net: within(theme.sentiment.net, format.share),
      metric,
      effect:
        theme.effect === null ? '–' : within(theme.effect.difference, (x) => format.signed(x, nps ? 0 : 1)),
    });
  return (
    <div ref={frame}>
      <svg
        className={css.map}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={t('meaning.themes.map.alt', { count: lay.placed.length, metric })}
      >
        {lay.across.ticks.map((tick) => (
          <text key={tick.value} x={tick.at} y={height - 18} className={css.tickAcross}>
            {format.share(tick.value)}
          </text>
        ))}
        <text x={width - 30} y={height - 3} className={css.axisAcross}>
          {t('meaning.themes.map.x')} →
        </text>
        {lay.down.ticks.map((tick) => (
          <g key={tick.value} className={css.tick}>
            <line x1={46} x2={width - 30} y1={tick.at} y2={tick.at} />
            <text x={40} y={tick.at + 4}>
              {format.signed(tick.value, nps || Number.isInteger(tick.value) ? 0 : 1)}
            </text>
          </g>
        ))}
        <text x={50} y={11} className={css.axisDown}>
          ↑ {t('meaning.themes.map.y', { metric })}
        </text>
        {lay.across.zero !== null && (
          <line className={css.zero} x1={lay.across.zero} x2={lay.across.zero} y1={26} y2={height - 36} />
        )}
        {lay.down.zero !== null && (
          <line className={css.zero} x1={46} x2={width - 30} y1={lay.down.zero} y2={lay.down.zero} />
        )}
        <text x={width - 34} y={20} className={css.corner} data-side="end">
          {t('meaning.themes.map.good')}
        </text>
        <text x={52} y={height - 44} className={css.corner}>
          {t('meaning.themes.map.bad')}
        </text>
        {lay.placed.map((spot) => (
          // The table behind the picture is the way by keyboard; here a press is a short cut.
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <g
            key={spot.theme.id}
            className={css.theme}
            data-tone={toneOf(spot.theme)}
            onClick={() => go(href(`/themes/${encodeURIComponent(spot.theme.id)}`, { where }))}
          >
            <title>{tell(spot.theme)}</title>
            <line x1={spot.across[0]} x2={spot.across[1]} y1={spot.y} y2={spot.y} className={css.whisker} />
            <line x1={spot.x} x2={spot.x} y1={spot.down[0]} y2={spot.down[1]} className={css.whisker} />
            <circle cx={spot.x} cy={spot.y} r={spot.radius} />
          </g>
        ))}
        {lay.placed.map(
          ({ theme, label }) =>
            label !== null && (
              <text key={theme.id} x={label.x} y={label.y} textAnchor={label.anchor} className={css.name}>
                {shorten(theme.name)}
              </text>
            ),
        )}
      </svg>
    </div>
  );
}
