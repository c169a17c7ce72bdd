import type { Records, Tx } from '../../../../stores/records/records.ts';
import { ensurePost } from '../../items/index.ts';

/** The listening posts that surveys' answers go to, by survey. */
const posts = new WeakMap<Records, Map<string, string>>();

/** The post of a survey's answers; made with the first of them. */
export async function postOf(
  records: Records,
  tx: Tx,
  workspace: string,
  survey: { readonly id: string; readonly title: string },
): Promise<string> {
  const known = posts.get(records)?.get(survey.id);
  if (known !== undefined) return known;
  const name = `${survey.title.slice(0, 180)} (${survey.id.slice(0, 8)})`;
  return ensurePost(tx, workspace, { name, kind: 'survey', by: 'surveys' });
}

/** The transaction that made them has committed: they need not be asked for again. */
export function rememberPosts(records: Records, made: ReadonlyMap<string, string>): void {
  const known = posts.get(records) ?? new Map<string, string>();
  posts.set(records, known);
  for (const [survey, post] of made) known.set(survey, post);
}

/** One of them is no longer there: posts without answers may be removed. */
export const forgetPosts = (records: Records): boolean => posts.delete(records);
