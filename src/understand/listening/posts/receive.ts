import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Item } from '../items/contract.ts';
import { type Taken, takeItem, takeItems } from '../items/index.ts';
import { tally } from './tally.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now' | 'seal'>;

function count(
  services: Needs,
  workspace: string,
  post: string,
  at: Date,
  all: readonly (Taken | Refusal)[],
) {
  const refused = all.filter(isRefusal).length;
  const duplicate = all.filter((each) => !isRefusal(each) && each.again).length;
  tally(services, workspace, post, at, { refused, duplicate });
}

/** Takes one item for a post; many at once share a commit. Refused while the post is paused. */
export async function receiveOne(
  services: Needs,
  workspace: string,
  from: { post: string; by: string; at: Date },
  item: Item,
): Promise<Taken | Refusal> {
  const answer = await takeItem(services, workspace, { post: from.post, item, by: from.by });
  count(services, workspace, from.post, from.at, [answer]);
  return answer;
}

/** Takes several items for a post, each acknowledged or refused for itself. */
export async function receiveMany(
  services: Needs,
  workspace: string,
  from: { post: string; by: string; at: Date },
  items: readonly Item[],
): Promise<(Taken | Refusal)[]> {
  const answers = await takeItems(
    services,
    workspace,
    items.map((item) => ({ post: from.post, item, by: from.by })),
  );
  count(services, workspace, from.post, from.at, answers);
  return answers;
}
