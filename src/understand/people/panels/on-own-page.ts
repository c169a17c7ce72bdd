import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { mayUse, type PanelsOfPage } from '../consent/index.ts';
import { groupsOf } from '../groups/index.ts';
import { identifiersOf } from '../identity/index.ts';
import * as store from './store.ts';

/** Panels of a person's group that are open, or that they are in, by whichever of their identifiers. */
async function panelsFor(tx: Tx, customer: string, now: Date) {
  const names = await identifiersOf(tx, customer);
  const group = (await groupsOf(tx, [customer])).get(customer) ?? 'customer';
  const isIn = await store.panelsWith(tx, names);
  const panels = (await store.panelsIn(tx, now)).filter(
    ({ id, isOpen, stakeholder }) => isIn.has(id) || (isOpen && stakeholder === group),
  );
  return { names, panels: panels.map((panel) => ({ ...panel, isMember: isIn.has(panel.id) })) };
}

/** Joining and leaving by oneself, on the page that every invitation leads to. */
export const onOwnPage: PanelsOfPage = {
  of: async ({ records, now }: Services, workspace, customer) => {
    const at = await now(workspace);
    return records.inWorkspace(workspace, async (tx) =>
      (await panelsFor(tx, customer, at)).panels.map(({ id, name, purpose, isMember }) => ({
        id,
        name,
        purpose,
        isMember,
      })),
    );
  },
  choose: ({ records }, workspace, customer, chosen, at) =>
    records.inWorkspace(workspace, async (tx) => {
      const { names, panels } = await panelsFor(tx, customer, at);
      // Who is on the do-not-contact list or refuses research is not asked: there is nothing to join for.
      const may = (await mayUse(tx, [customer], 'research')).get(customer)?.allowed === true;
      for (const { id, isMember } of panels) {
        const wants = chosen.includes(id);
        if (wants === isMember || (wants && !may)) continue;
        await store.holdPanel(tx, id);
        if (!wants) await store.leavePanel(tx, id, names, { why: 'left on their own page', at });
        else await store.joinPanel(tx, workspace, id, [customer], { how: 'opted-in', probability: null, at });
      }
    }),
};
