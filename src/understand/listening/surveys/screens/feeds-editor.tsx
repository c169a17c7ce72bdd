import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { Pick } from './pick.tsx';

type Feeds = NonNullable<Question['feeds']>;

/** Which metric an answer counts for, and how that is summed up. */
export function FeedsEditor({
  feeds,
  onFeeds,
}: {
  feeds: Feeds | undefined;
  onFeeds: (feeds: Feeds | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={css.pair}>
      <TextInput
        size="xs"
        label={t('surveys.feeds')}
        placeholder={t('surveys.feeds.none')}
        value={feeds?.metric ?? ''}
        onChange={(event) => {
          const metric = event.currentTarget.value;
          onFeeds(metric.trim() === '' ? undefined : { ...feeds, metric });
        }}
      />
      {feeds !== undefined && (
        <Pick
          label={t('surveys.feeds.sumUp')}
          value={feeds.sumUp}
          words={['mean', 'nps', 'csat', 'ces', 'top-box']}
          none={t('surveys.usual')}
          prefix="sumUp"
          onPick={(sumUp) => onFeeds({ ...feeds, sumUp })}
        />
      )}
    </div>
  );
}
