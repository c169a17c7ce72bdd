import type { Forgetter } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { alone } from '../../../stores/records/alone.ts';
import { wipe } from '../../../stores/records/wipe.ts';
import { gather } from '../erasure/index.ts';
import { identifiersOf } from '../identity/index.ts';
import type { Purpose } from './contract.ts';
import { writeConsent } from './store.ts';

/** What goes when a customer refuses a purpose, by the names under which the parts forget; the rest of them stays. */
const goes: Partial<Record<Purpose, readonly string[]>> = {
  original: ['originals'],
  'language-model': ['calls of the language model', 'second opinions'],
};

export interface Said {
  readonly customer: string;
  readonly purpose: Purpose;
  readonly given: boolean;
  readonly wording: string;
  readonly channel: string;
  readonly proof: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Writes down what a customer said, and lets go of what was kept for a purpose they refuse: only that. It holds from the
 * transaction on; what was kept is gone when this returns.
 */
export async function sayConsent(
  services: Services,
  workspace: string,
  forgetters: readonly Forgetter[],
  said: readonly Said[],
): Promise<void> {
  const { records } = services;
  await records.inWorkspace(workspace, async (tx) => {
    for (const each of said) await writeConsent(tx, workspace, each);
  });
  const refused = said.filter(({ given }) => !given).flatMap(({ purpose }) => goes[purpose] ?? []);
  const own = forgetters.filter(({ what }) => refused.includes(what));
  const [first] = said;
  if (own.length === 0 || first === undefined) return;
  await alone(records, `erase ${workspace}`, async () => {
    const customers = await records.inWorkspace(workspace, (tx) => identifiersOf(tx, first.customer));
    const who = await gather(services, workspace, customers);
    let found = 0;
    for (const { forget } of own) found += await forget(services, who);
    if (found > 0) await wipe(records, [...new Set(own.flatMap(({ tables }) => [...(tables ?? [])]))]);
  });
}
