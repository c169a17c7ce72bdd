import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { changePanel, type Panel as PanelOfPeople } from '../contract.ts';
import css from './panels.module.css';

/** People join or leave by hand. */
export function MembersByHand({ panel }: { panel: PanelOfPeople }) {
  const { t } = useTranslation();
  const change = useDo(changePanel);
  const [people, setPeople] = useState('');
  const names = people
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const move = (how: 'join' | 'leave') =>
    change.mutate({ body: { panel: panel.name, [how]: names } }, { onSuccess: () => setPeople('') });
  return (
    <Panel title={t('panels.byHand')}>
      <div className={css.form}>
        <Textarea
          label={t('panels.names')}
          autosize
          minRows={2}
          value={people}
          onChange={({ currentTarget }) => setPeople(currentTarget.value)}
        />
        {change.error !== null && <ProblemNote problem={change.error} />}
        <div className={css.row}>
          <Button disabled={names.length === 0} loading={change.isPending} onClick={() => move('join')}>
            {t('panels.join')}
          </Button>
          <Button
            variant="default"
            disabled={names.length === 0}
            loading={change.isPending}
            onClick={() => move('leave')}
          >
            {t('panels.leave')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
