import type { AnswerOf } from '../../../kernel/operation.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { type Item, itemShape } from '../items/contract.ts';
import type { sendItems } from './contract.ts';
import { receiveMany, receiveOne } from './receive.ts';
import { tally } from './tally.ts';

type Answer = AnswerOf<typeof sendItems>;
interface From {
  readonly post: string;
  readonly by: string;
  readonly at: Date;
}

const longestKey = 300;

/** One item; its id is its own, or the Idempotency-Key of the request. Both given, they must agree. */
export async function sendOne(
  services: Services,
  workspace: string,
  from: From,
  body: Omit<Item, 'id'> & { id?: string | undefined },
  key: string | undefined,
): Promise<Answer | Refusal> {
  if (key !== undefined && body.id !== undefined && key !== body.id)
    return refuse('two-ids', 'The item has one id in its body and another in Idempotency-Key.', {
      next: 'Send one of the two.',
    });
  const id = body.id ?? key;
  if (id === undefined || id === '' || id.length > longestKey)
    return refuse('no-id', 'The item has no id that tells it from others.', {
      next: "Send the source's own id as `id`, or an Idempotency-Key header, of at most 300 characters.",
    });
  return receiveOne(services, workspace, from, { id, moments: body.moments });
}

/** "moments.0.at: a time between 1970 and 2199" */
function why(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'item'}: ${issue?.message ?? 'not understood'}`;
}

const idOf = (given: unknown): string =>
  typeof given === 'object' && given !== null && 'id' in given && typeof given.id === 'string'
    ? given.id.slice(0, longestKey)
    : '';

/** Several items in the order given, each acknowledged or refused for itself. */
export async function sendMany(
  services: Services,
  workspace: string,
  from: From,
  given: readonly unknown[],
): Promise<Answer> {
  const read = given.map((each) => itemShape.safeParse(each));
  const good = read.flatMap((each) => (each.success ? [each.data] : []));
  tally(services, workspace, from.post, from.at, { refused: read.length - good.length });
  const answers = await receiveMany(services, workspace, from, good);
  let next = 0;
  let [accepted, duplicate] = [0, 0];
  const items = read.map((each, i) => {
    const id = idOf(given[i]);
    if (!each.success) return { id, refused: 'bad-item', say: why(each.error) };
    const answer = answers[next++];
    if (answer === undefined || isRefusal(answer)) {
      const { refused = 'not-storable', say = '', next: todo } = answer ?? {};
      return { id, refused, say, ...(todo === undefined ? {} : { next: todo }) };
    }
    if (answer.again) duplicate++;
    else accepted++;
    return answer;
  });
  return { accepted, duplicate, refused: items.length - accepted - duplicate, items };
}
