import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { type Panel as PanelOfPeople, refreshPanel } from '../contract.ts';
import css from './panels.module.css';

/** Fills it up by lot: looked at first, then done with the very same draw. */
export function RefreshPanel({ panel }: { panel: PanelOfPeople }) {
  const { t } = useTranslation();
  const format = useFormat();
  const refresh = useDo(refreshPanel);
  const { data } = refresh;
  const [looked, setLooked] = useState(false);
  const go = (dryRun: boolean) =>
    refresh.mutate(
      {
        params: { panel: panel.id },
        body: { dryRun, ...(!dryRun && looked && data !== undefined ? { seed: data.seed } : {}) },
      },
      { onSuccess: () => setLooked(dryRun) },
    );
  return (
    <Panel title={t('panels.refresh')}>
      <p className={css.quiet}>{t('panels.refresh.say')}</p>
      <div className={css.row}>
        <Button variant="default" loading={refresh.isPending} onClick={() => go(true)}>
          {t('panels.refresh.look')}
        </Button>
        {looked && data !== undefined && data.drawn > 0 && (
          <Button loading={refresh.isPending} onClick={() => go(false)}>
            {t('panels.refresh.do', { count: data.drawn })}
          </Button>
        )}
      </div>
      {refresh.error !== null && <ProblemNote problem={refresh.error} />}
      {data !== undefined && (
        <output>
          {t(looked ? 'panels.refresh.would' : 'panels.refresh.done', {
            drawn: format.number(data.drawn),
            eligible: format.number(data.eligible),
            held: format.number(data.heldBack),
          })}{' '}
          {data.probability !== null &&
            t('panels.refresh.probability', {
              share: format.number(Math.round(data.probability * 10_000) / 100),
            })}
        </output>
      )}
    </Panel>
  );
}
