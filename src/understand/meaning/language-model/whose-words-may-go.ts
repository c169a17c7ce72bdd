import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { mayUse } from '../../people/consent/index.ts';
import { speakers } from './questions/speakers.ts';

/** Those of these voices whose customers do not refuse that a language model reads them. */
export async function whoseWordsMayGo(
  { records, moments, scope }: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
  voices: readonly string[],
): Promise<Set<string>> {
  if (voices.length === 0) return new Set();
  const said = await ask(moments, await scope(workspace), speakers(voices));
  const customers = said.map(({ customer }) => customer);
  const may = await records.inWorkspace(workspace, (tx) => mayUse(tx, customers, 'language-model'));
  return new Set(
    said.filter(({ customer }) => may.get(customer)?.allowed === true).map(({ moment }) => moment),
  );
}
