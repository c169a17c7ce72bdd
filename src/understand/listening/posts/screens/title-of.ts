import type { Post } from '../sheet.contract.ts';

/** How a post is called on screen: that of a survey carries the beginning of the survey's id, so that two may have one title. */
export const titleOf = ({ kind, name }: Pick<Post, 'kind' | 'name'>): string =>
  kind === 'survey' ? name.replace(/ \([0-9a-f]{8}\)$/, '') : name;
