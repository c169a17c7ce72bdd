import { NativeSelect, Switch } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../web/address.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import { useUndo } from '../../../web/design/states.tsx';
import {
  Columns,
  EmptyState,
  Facts,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import {
  decideLabel,
  deskTasks,
  isAboutTask,
  labelQueue,
  listDecisions,
  unassigned,
  withdrawDecision,
} from '../desk.contract.ts';
import { unknownAbout } from '../evidence.contract.ts';
import { listThemes } from '../themes.contract.ts';
import { AgreementPanel } from './agreement-panel.tsx';
import css from './desk.module.css';
import { DeskItem, type Queued } from './desk-item.tsx';
import { MeaningPlaces } from './meaning-places.tsx';
import { useSayLabel } from './say-label.ts';

const address = z.object({ task: z.enum(deskTasks).optional().catch(undefined) });
const keyOf = (item: Queued) => `${item.moment} ${item.n} ${item.task}`;

/** The labels that would teach most, one at a time; what a person says wins. */
export default function DeskScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const sayLabel = useSayLabel();
  const offerUndo = useUndo();
  const [{ task }, change] = useAddress(address);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [onlyMark, setOnlyMark] = useState(false);
  const [last, setLast] = useState<string>();
  const queue = useAnswer(labelQueue, { query: { task, limit: 30 } });
  const themes = useAnswer(listThemes, { query: {} }).data?.themes ?? [];
  const recent = useAnswer(listDecisions, { query: { limit: 8 } }).data ?? [];
  const decide = useDo(decideLabel);
  const withdraw = useDo(withdrawDecision);
  const item = queue.data?.items.find((each) => !skipped.includes(keyOf(each)));
  // Only these two can be taught; everything else is marked anyway.
  const teachable = item === undefined || item.task === 'theme' || item.task === 'sentiment';
  const nameOf = useCallback(
    (label: string) =>
      label === unassigned
        ? t('meaning.themes.unassigned')
        : label === unknownAbout
          ? t('meaning.about.unknown')
          : (themes.find(({ id }) => id === label)?.name ?? sayLabel(label)),
    [themes, sayLabel, t],
  );
  const skip = useCallback(() => {
    if (item !== undefined) setSkipped((before) => [...before, keyOf(item)]);
  }, [item]);
  const takeBack = useCallback(() => {
    if (last === undefined) return;
    withdraw.mutate({ params: { decision: last } });
    setLast(undefined);
  }, [last, withdraw]);
  useEffect(() => {
    const press = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const typing = target instanceof HTMLElement && /input|textarea|select/i.test(target.tagName);
      if (typing || ctrlKey || metaKey || altKey) return;
      if (key === 'm') setOnlyMark((before) => !before);
      else if (key === 'u') takeBack();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [takeBack]);
  const onDecide = useCallback(
    (label: string, status: 'confirmed' | 'rejected') => {
      if (item === undefined || decide.isPending) return;
      const { moment, span, why } = item;
      skip();
      decide.mutate(
        {
          body: {
            moment,
            span,
            task: item.task,
            label,
            status,
            byChance: why === 'by chance',
            ...(onlyMark ? { teach: false } : {}),
          },
        },
        {
          onSuccess: (done) => {
            setLast(done.id);
            offerUndo(
              t(isAboutTask(item.task) ? 'meaning.desk.done.voice' : 'meaning.desk.done', {
                label: nameOf(label),
                status: t(`meaning.status.${status}`),
              }),
              () => withdraw.mutate({ params: { decision: done.id } }),
            );
          },
        },
      );
    },
    [item, decide, skip, offerUndo, t, nameOf, withdraw, onlyMark],
  );
  return (
    <Page title={t('meaning.desk.title')} lead={t('meaning.desk.lead')}>
      <MeaningPlaces here="desk" />
      {queue.error !== null && <ProblemNote problem={queue.error} onRetry={() => void queue.refetch()} />}
      <Columns>
        <Panel
          aside={
            queue.data === undefined
              ? undefined
              : t(
                  task !== undefined && isAboutTask(task)
                    ? 'meaning.desk.waiting.voices'
                    : 'meaning.desk.waiting',
                  {
                    count: queue.data.waiting,
                    replace: { count: format.number(queue.data.waiting) },
                  },
                )
          }
        >
          <NativeSelect
            size="xs"
            className={css.task ?? ''}
            label={t('meaning.desk.task')}
            value={task ?? ''}
            onChange={(event) => change({ task: event.currentTarget.value })}
            data={[
              { value: '', label: t('meaning.desk.task.all') },
              ...deskTasks.map((each) => ({ value: each, label: t(`meaning.task.${each}`) })),
            ]}
          />
          {teachable && (
            <div className={css.mark}>
              <Switch
                size="xs"
                label={t('meaning.desk.mark')}
                checked={onlyMark}
                onChange={(event) => setOnlyMark(event.currentTarget.checked)}
              />
              {(onlyMark || item?.why === 'by chance') && (
                <p className={css.why}>{t(onlyMark ? 'meaning.desk.mark.say' : 'meaning.desk.chance.say')}</p>
              )}
            </div>
          )}
          {item !== undefined && isAboutTask(item.task) && (
            <p className={`${css.why} ${css.mark}`}>
              {t('meaning.desk.about.say')}{' '}
              {may('write', 'theme') && <Link to="/themes/words">{t('meaning.words.nav')}</Link>}
            </p>
          )}
          {queue.data === undefined && queue.error === null && <SkeletonPanel lines={5} />}
          {queue.data !== undefined && item === undefined && (
            <EmptyState sentence={t('meaning.desk.empty')} />
          )}
          {item !== undefined && (
            <DeskItem key={keyOf(item)} item={item} themes={themes} onDecide={onDecide} onSkip={skip} />
          )}
          {decide.error !== null && <ProblemNote problem={decide.error} />}
        </Panel>
        <Stack>
          <AgreementPanel />
          {recent.length > 0 && (
            <Panel title={t('meaning.desk.recent')}>
              <Facts
                facts={recent.map((each) => ({
                  label: `${nameOf(each.label)} · ${t(`meaning.status.${each.status}`)}`,
                  note: `${each.quote === '' ? t(`meaning.task.${each.task}`) : `“${each.quote}”`} · ${each.by} · ${format.day(each.at)}`,
                  value: (
                    <button
                      type="button"
                      className={css.withdraw}
                      onClick={() => withdraw.mutate({ params: { decision: each.id } })}
                    >
                      {t('meaning.desk.withdraw')}
                    </button>
                  ),
                }))}
              />
            </Panel>
          )}
        </Stack>
      </Columns>
    </Page>
  );
}
