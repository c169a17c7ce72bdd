import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { Panel, ProblemNote } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay, useSession } from '../../../web/session.ts';
import { moveClock } from '../contract.ts';
import { Lines } from './lines.tsx';

/** Now in a demo company whose clock this person may move; undefined everywhere else. */
function useDemoNow(): Date | undefined {
  const { data } = useSession();
  const may = useMay();
  if (data?.state !== 'in' || !data.me.workspace.demo || !may('move', 'clock')) return undefined;
  return new Date(data.me.now);
}

/** Noon of a day, so that it is that day in every time zone of the company. */
const noon = (day: string) => `${day.slice(0, 10)}T12:00:00.000Z`;

/** The demo company's calendar: what day it is there, and a field to live on to another. */
export function ClockPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useDemoNow();
  const move = useDo(moveClock);
  const id = useId();
  if (now === undefined) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get('day') ?? '');
    if (day !== '') move.mutate({ body: { now: noon(day) } });
  };
  return (
    <Panel title={t('governance.clock.title')}>
      <form onSubmit={submit}>
        <Lines>
          <p style={{ margin: 0 }}>{t('governance.clock.today', { date: format.day(now) })}</p>
          <TextInput
            id={id}
            name="day"
            type="date"
            label={t('governance.clock.to')}
            description={t('governance.clock.hint')}
            min={now.toISOString().slice(0, 10)}
            required
            withAsterisk={false}
          />
          {move.error !== null && <ProblemNote problem={move.error} />}
          <div>
            <Button type="submit" variant="default" loading={move.isPending}>
              {t('governance.clock.go')}
            </Button>
          </div>
        </Lines>
      </form>
    </Panel>
  );
}
