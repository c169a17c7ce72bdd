import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { href, useAddress, useParam } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  Columns,
  EstimateText,
  Facts,
  IntervalBar,
  Link,
  Page,
  Panel,
  SkeletonPage,
  Stack,
  Tag,
  TroubledPage,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useSaid } from '../../../web/said/said.ts';
import { useMay } from '../../../web/session.ts';
import { unitOf } from '../../scores/screens/score-words.ts';
import { showTheme, type Theme } from '../themes.contract.ts';
import { CountLine } from './count-line.tsx';
import { effectUnit } from './theme-columns.tsx';
import { ThemeEdits } from './theme-edits.tsx';
import { ThemeFeelings, ThemeGroups } from './theme-groups.tsx';
import { ThemeTrend } from './theme-trend.tsx';
import { ThemeVoices } from './theme-voices.tsx';
import css from './themes.module.css';

const text = z.string().min(1).optional().catch(undefined);
const address = z.object({ where: text, metric: text });

/** Share, sentiment and effect, each with its interval; a difference says what it is a difference of. */
function InNumbers({ theme }: { theme: Theme }) {
  const { t } = useTranslation();
  const { effect, sentiment } = theme;
  return (
    <Panel title={t('meaning.theme.now')}>
      <CountLine counts={theme.counts} waiting={0} />
      <Facts
        facts={[
          {
            label: t('meaning.themes.share'),
            value: <EstimateText estimate={theme.share} unit="share" of="voices" how />,
          },
          {
            label: t('meaning.themes.net'),
            value: <EstimateText estimate={sentiment.net} unit="share-difference" of="mentions" how />,
          },
          ...(effect === null
            ? []
            : [
                {
                  label: `${effect.metric} · ${t('meaning.theme.with')}`,
                  value: <EstimateText estimate={effect.with} unit={unitOf(effect.stat)} how={false} />,
                },
                {
                  label: `${effect.metric} · ${t('meaning.theme.without')}`,
                  value: <EstimateText estimate={effect.without} unit={unitOf(effect.stat)} how={false} />,
                },
              ]),
        ]}
      />
      {effect !== null && effect.difference.value !== null && (
        <IntervalBar
          estimate={effect.difference}
          unit={effectUnit(effect.stat)}
          tone={
            (effect.difference.high ?? 0) < 0 ? 'hurts' : (effect.difference.low ?? 0) > 0 ? 'helps' : 'grey'
          }
        />
      )}
    </Panel>
  );
}

/** One theme: what it is, three voices that differ, how often, where and by whom, and what people made of it. */
export default function ThemeScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const said = useSaid();
  const id = useParam('theme');
  const [{ where, metric }] = useAddress(address);
  const { data, error, refetch } = useAnswer(showTheme, { params: { theme: id }, query: { where, metric } });
  if (error !== null)
    return <TroubledPage title={t('meaning.themes.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  return (
    <Page
      kicker={<Link to={href('/themes', { where, metric })}>{t('meaning.theme.all')}</Link>}
      title={data.name}
      lead={data.definition === '' ? t('meaning.theme.definition.none') : data.definition}
    >
      {data.words.length > 0 && (
        <p className={css.words}>
          {t('meaning.theme.words', { words: data.words.join(' · ') })}{' '}
          {data.emerging?.is === true && <Tag tone="align">▲ {t('meaning.themes.emerging')}</Tag>}
        </p>
      )}
      <Columns>
        <Stack>
          <ThemeVoices theme={data} where={where} />
          <ThemeTrend points={data.trend} name={data.name} />
          <ThemeGroups theme={data} />
        </Stack>
        <Stack>
          <InNumbers theme={data} />
          <ThemeFeelings theme={data} />
          {data.children.length > 0 && (
            <Panel title={t('meaning.theme.children')}>
              <Facts
                facts={data.children.map((child) => ({
                  label: <Link to={`/themes/${encodeURIComponent(child.id)}`}>{child.name}</Link>,
                  value: format.number(child.counts.voices),
                }))}
              />
            </Panel>
          )}
          {may('write', 'theme') && <ThemeEdits key={data.id} theme={data} />}
          {data.lineage.length > 0 && (
            <Panel title={t('meaning.theme.lineage')}>
              <ul className={css.lineage}>
                {data.lineage.map((entry) => (
                  <li key={`${entry.at} ${entry.what}`}>
                    {format.day(entry.at)} · {said(entry.what)} · {entry.by}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </Stack>
      </Columns>
    </Page>
  );
}
