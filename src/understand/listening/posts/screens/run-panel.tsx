import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { replayPost } from '../contract.ts';
import type { Post } from '../sheet.contract.ts';
import css from './posts.module.css';

/** Goes through what came since a day again. */
export function ReplayPanel({ post }: { post: Post }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [from, setFrom] = useState(post.createdAt.slice(0, 10));
  const replay = useDo(replayPost);
  const { data } = replay;
  return (
    <Panel title={t('posts.replay')}>
      <div className={css.form}>
        <p className={css.quiet}>{t('posts.replay.say')}</p>
        <TextInput
          type="date"
          label={t('posts.replay.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        {replay.error !== null && <ProblemNote problem={replay.error} />}
        <div className={css.row}>
          <Button
            variant="default"
            disabled={from === ''}
            loading={replay.isPending}
            onClick={() => replay.mutate({ params: { post: post.id }, body: { from: `${from}T00:00:00Z` } })}
          >
            {t('posts.replay')}
          </Button>
        </div>
        {data !== undefined && (
          <p role="status" className={css.quiet}>
            {t('posts.replay.done', {
              items: format.number(data.items),
              replayed: format.number(data.replayed),
              still: format.number(data.still),
            })}
          </p>
        )}
      </div>
    </Panel>
  );
}
