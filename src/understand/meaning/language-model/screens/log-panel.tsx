import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Panel,
  ProblemNote,
  SkeletonPanel,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { type LanguageModelCall, listLanguageModelCalls } from '../contract.ts';
import css from './model.module.css';

const perPage = 50;

/** The messages of a prompt, as they were sent. */
function messagesOf(prompt: string): { role: string; content: string }[] {
  try {
    return JSON.parse(prompt) as { role: string; content: string }[];
  } catch {
    return [];
  }
}

/** One question and its answer, letter by letter. */
function Call({ call, onClose }: { call: LanguageModelCall; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const parameters = Object.entries(call.parameters).map(([name, value]) => `${name} ${value}`);
  return (
    <section className={css.call} aria-label={t('model.log.call')}>
      <header className={css.row}>
        <h3 className={css.small}>
          {t(`model.task.${call.task}`, { defaultValue: call.task })} · {format.moment(call.at)}
        </h3>
        <Button variant="subtle" color="understand" size="compact-sm" onClick={onClose}>
          {t('model.log.close')}
        </Button>
      </header>
      <p className={css.quiet}>
        {[call.model, call.url, ...parameters].filter((each) => each !== '').join(' · ')}
      </p>
      {call.forgottenAt !== null && (
        <p className={css.quiet}>{t('model.log.forgotten', { at: format.moment(call.forgottenAt) })}</p>
      )}
      {messagesOf(call.prompt).map(({ role, content }) => (
        <div key={role}>
          <h4 className={css.small}>{t(`model.log.${role}`, { defaultValue: role })}</h4>
          <pre className={css.letters}>{content}</pre>
        </div>
      ))}
      {call.answer !== '' && (
        <>
          <h4 className={css.small}>{t('model.log.answer')}</h4>
          <pre className={css.letters}>{call.answer}</pre>
        </>
      )}
      {call.because !== '' && <p>{said(call.because)}</p>}
    </section>
  );
}

/** Everything that was sent and answered, newest first. */
export function LogPanel({ currency }: { currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const [pages, setPages] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string>();
  const after = pages.at(-1);
  const { data, error, refetch } = useAnswer(listLanguageModelCalls, { query: { limit: perPage, after } });
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel lines={5} />;
  const call = data.calls.find(({ id }) => id === chosen);
  const task = (row: LanguageModelCall) => t(`model.task.${row.task}`, { defaultValue: row.task });
  const outcome = (row: LanguageModelCall) => (row.accepted ? t('model.log.accepted') : said(row.because));
  const columns: readonly Column<LanguageModelCall>[] = [
    {
      key: 'at',
      label: t('model.log.at'),
      value: ({ at }) => at,
      show: (row) => (
        <button type="button" className={css.open} onClick={() => setChosen(row.id)}>
          {format.moment(row.at)}
        </button>
      ),
    },
    { key: 'task', label: t('model.log.task'), value: task },
    { key: 'by', label: t('model.log.by'), value: ({ by }) => by },
    {
      key: 'tokens',
      label: t('model.log.tokens'),
      value: ({ tokensIn, tokensOut }) => tokensIn + tokensOut,
      show: ({ tokensIn, tokensOut }) => format.number(tokensIn + tokensOut),
      align: 'end',
    },
    {
      key: 'cost',
      label: t('model.log.cost', { currency }),
      value: ({ cost }) => cost,
      show: ({ cost }) => format.number(cost, 4),
      align: 'end',
    },
    { key: 'outcome', label: t('model.log.outcome'), value: outcome, long: true },
  ];
  return (
    <Panel title={t('model.log')}>
      {data.calls.length === 0 ? (
        <EmptyState sentence={t('model.log.none')} />
      ) : (
        <DataTable columns={columns} rows={data.calls} rowKey={({ id }) => id} csvName={t('model.log')} />
      )}
      {call !== undefined && <Call call={call} onClose={() => setChosen(undefined)} />}
      <div className={css.row}>
        {pages.length > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => setPages(pages.slice(0, -1))}>
            {t('model.log.newer')}
          </Button>
        )}
        {data.next !== null && (
          <Button variant="default" size="compact-sm" onClick={() => setPages([...pages, data.next ?? ''])}>
            {t('model.log.older')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
