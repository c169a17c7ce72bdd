import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../../../web/design.ts';
import { postKinds } from '../kinds.contract.ts';
import type { Post } from '../sheet.contract.ts';

const tones: Record<Post['state'], Tone> = {
  well: 'helps',
  waiting: 'grey',
  paused: 'align',
  silent: 'hurts',
  quarantine: 'hurts',
  error: 'hurts',
};

/** How a post does, in words. */
export function StateTag({ post }: { post: Pick<Post, 'state'> }) {
  const { t } = useTranslation();
  return <Tag tone={tones[post.state]}>{t(`posts.state.${post.state}`)}</Tag>;
}

const known = new Set<string>([...postKinds.map(({ kind }) => kind), 'survey', 'observation']);

/** What kind of post it is; kinds of other parts are Sirius's own. */
export function useKind(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => t(known.has(kind) ? `posts.kind.${kind}` : 'posts.kind.own');
}
