import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { useUndo } from '../../../../web/design/states.tsx';
import {
  Columns,
  EmptyState,
  Facts,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { MeaningPlaces } from '../../screens/meaning-places.tsx';
import { decideQuoted, listQuoted, listQuotedDecisions, type Quoted, undoQuoted } from '../contract.ts';
import css from './promises.module.css';
import { type Decided, QuotedItem } from './quoted-item.tsx';

const page = 10;
const keyOf = ({ moment, label }: Quoted) => `${moment} ${label.span.start}`;

/** Promises that customers quote, each with its journey; a person says whether it was given. */
export default function QuotedPromisesScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const offerUndo = useUndo();
  const [limit, setLimit] = useState(page);
  const { data, error, refetch } = useAnswer(listQuoted, { query: { limit } });
  const recent = useAnswer(listQuotedDecisions, { query: { limit: 8 } }).data ?? [];
  const decide = useDo(decideQuoted);
  const undo = useDo(undoQuoted);
  const onDecide = ({ moment, label }: Quoted, decided: Decided) =>
    decide.mutate(
      { body: { moment, span: label.span, ...decided } },
      {
        onSuccess: (done) =>
          offerUndo(t(`promises.done.${done.status}`, { step: done.step ?? '' }), () =>
            undo.mutate({ params: { decision: done.id } }),
          ),
      },
    );
  return (
    <Page title={t('promises.title')} lead={t('promises.lead')}>
      <MeaningPlaces here="promises" />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {decide.error !== null && <ProblemNote problem={decide.error} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} />}
      {data !== undefined && (
        <Columns>
          <Stack>
            {data.items.length === 0 && <EmptyState sentence={t('promises.empty')} />}
            {data.items.length > 0 && (
              <p className={css.small}>
                {t('promises.waiting', {
                  count: data.waiting,
                  replace: { count: format.number(data.waiting) },
                })}
              </p>
            )}
            {data.items.map((item) => (
              <Panel key={keyOf(item)}>
                <QuotedItem
                  item={item}
                  zone={data.zone}
                  steps={data.steps}
                  busy={decide.isPending}
                  onDecide={(decided) => onDecide(item, decided)}
                />
              </Panel>
            ))}
            {data.waiting > data.items.length && limit < 50 && (
              <div>
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => setLimit(Math.min(50, limit + page))}
                >
                  {t('promises.more')}
                </Button>
              </div>
            )}
          </Stack>
          <Stack>
            {recent.length > 0 && (
              <Panel title={t('promises.recent')}>
                <Facts
                  facts={recent.map((each) => ({
                    label: [t(`promises.status.${each.status}`), each.step ?? '']
                      .filter((part) => part !== '')
                      .join(' · '),
                    note: `“${each.quote}” · ${each.by} · ${format.day(each.at)}`,
                    value: (
                      <button
                        type="button"
                        className={css.withdraw}
                        aria-label={`${t('promises.undo')}: ${each.quote}`}
                        onClick={() => undo.mutate({ params: { decision: each.id } })}
                      >
                        {t('promises.undo')}
                      </button>
                    ),
                  }))}
                />
              </Panel>
            )}
          </Stack>
        </Columns>
      )}
    </Page>
  );
}
