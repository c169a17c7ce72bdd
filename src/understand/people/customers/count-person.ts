import type { Services } from '../../../server/serve.ts';
import { ask, ofEverybody } from '../../../stores/moments/question.ts';
import { people } from './questions/people.ts';

/** How much there is of one person of whatever group, by the identifier they are counted by; who may see it is asked before. */
export async function countedFor(
  { moments, scope }: Pick<Services, 'moments' | 'scope'>,
  workspace: string,
  customer: string,
) {
  const asked = { filter: [], text: '', names: [customer], only: true, after: '', limit: 1 };
  const [row] = await ask(moments, ofEverybody(await scope(workspace)), people(asked));
  return {
    moments: row?.moments ?? 0,
    voices: row?.voices ?? 0,
    first: row?.first ?? null,
    last: row?.last ?? null,
  };
}
