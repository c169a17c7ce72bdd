import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote, SkeletonLines } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { correctHeld, dismissHeld, type Held, listHeld } from '../contract.ts';
import css from './posts.module.css';

/** What came and could not be read, each with its reason: corrected, tried again, or dismissed. */
export function QuarantinePanel({ post }: { post: string }) {
  const { t } = useTranslation();
  const { data, error } = useAnswer(listHeld, { params: { post }, query: { state: 'open' } });
  return (
    <Panel title={t('posts.held')}>
      {error !== null && <ProblemNote problem={error} />}
      {error === null && data === undefined && <SkeletonLines lines={2} />}
      {data?.held.length === 0 && <p className={css.quiet}>{t('posts.held.none')}</p>}
      {data?.held.map((held) => (
        <HeldItem key={held.id} post={post} held={held} />
      ))}
    </Panel>
  );
}

function HeldItem({ post, held }: { post: string; held: Held }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const [raw, setRaw] = useState<string | null>(null);
  const correct = useDo(correctHeld);
  const dismiss = useDo(dismissHeld);
  const params = { post, held: held.id };
  const problem = correct.error ?? dismiss.error;
  const body = raw === null || raw === held.raw ? {} : { raw };
  return (
    <div className={css.held}>
      <div>
        {said(held.reason)}
        {held.place !== '' && ` (${t('posts.held.at', { place: held.place })})`}
        <span className={css.quiet}> · {format.moment(held.at)}</span>
      </div>
      {raw !== null && (
        <Textarea
          className={css.mono}
          label={t('posts.held.raw')}
          autosize
          minRows={4}
          maxRows={16}
          value={raw}
          onChange={(event) => setRaw(event.currentTarget.value)}
        />
      )}
      {problem !== null && <ProblemNote problem={problem} />}
      {correct.data?.state === 'open' && (
        <p className={css.quiet} role="status">
          {t('posts.held.still', { reason: said(correct.data.reason) })}
        </p>
      )}
      <div className={css.row}>
        {raw === null && (
          <Button variant="default" size="compact-sm" onClick={() => setRaw(held.raw)}>
            {t('posts.held.correct')}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          loading={correct.isPending}
          onClick={() => correct.mutate({ params, body })}
        >
          {t('posts.held.replay')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          loading={dismiss.isPending}
          onClick={() => dismiss.mutate({ params })}
        >
          {t('posts.held.dismiss')}
        </Button>
      </div>
    </div>
  );
}
