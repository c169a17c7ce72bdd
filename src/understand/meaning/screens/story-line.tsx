import { useTranslation } from 'react-i18next';
import { formatFilter } from '../../../kernel/filter.ts';
import { href } from '../../../web/address.ts';
import { Link, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { StoryInShort } from '../stories.contract.ts';
import css from './meaning.module.css';

/** The filter that keeps the voices of one story. */
export const whereStory = (id: string) =>
  formatFilter([{ field: 'story', anywhereInEpisode: false, operator: '=', values: [id] }]);

/** "One story, 500 voices · 500 customers · 3 distinct texts": what a folded voice stands for, and the way to all of it. */
export function StoryLine({ story, unfolds }: { story: StoryInShort; unfolds: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = (key: string, count: number) => t(key, { count, replace: { count: format.number(count) } });
  return (
    <p className={css.story}>
      {story.campaign && <Tag tone="align">{t('meaning.story.campaign')}</Tag>}
      <span>
        {[
          said('meaning.story.one', story.voices),
          said('meaning.count.customers', story.customers),
          said('meaning.count.texts', story.texts),
        ].join(' · ')}
      </span>
      {unfolds && (
        <Link to={href('/voices', { where: whereStory(story.id), copies: 'each' })}>
          {t('meaning.story.all')}
        </Link>
      )}
    </p>
  );
}
