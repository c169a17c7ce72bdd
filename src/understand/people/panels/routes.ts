import { randomInt } from 'node:crypto';
import { presentation } from '../../../instruments/statistics/presentation.ts';
import { proportion } from '../../../instruments/statistics/proportion.ts';
import { type Refusal, Refused, refuse } from '../../../kernel/refusal.ts';
import { isOnlyToldInGroups } from '../../../kernel/stakeholder.ts';
import { type Endpoint, serve } from '../../../server/serve.ts';
import { onlyInGroups } from '../../../stores/moments/stakeholder-sql.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { groupsOf } from '../groups/index.ts';
import * as contract from './contract.ts';
import { drawMembers, frameOf, whoMayJoin } from './fill-panel.ts';
import * as store from './store.ts';

const noPanel = refuse('no-panel', 'There is no panel of this number.', { kind: 'not-found' });

function present({ wereThere, leftLately, lastJoinedAt, ...row }: store.PanelRow): contract.Panel {
  const told = proportion({ count: leftLately, n: wereThere });
  const few = presentation(wereThere) === 'counts-only' ? { value: null, low: null, high: null } : {};
  return { ...row, attrition: { ...told, ...few }, lastJoinedAt: lastJoinedAt?.toISOString() ?? null };
}

const panelById = async (tx: Tx, id: string, now: Date) =>
  (await store.panelsIn(tx, now)).find((panel) => panel.id === id);

/** Who is of another group than a panel is made of cannot join it. */
async function refuseOthers(
  tx: Tx,
  panel: store.PanelRow,
  people: readonly string[],
): Promise<Refusal | null> {
  const groups = await groupsOf(tx, people);
  const other = people.find((person) => groups.get(person) !== panel.stakeholder);
  return other === undefined
    ? null
    : refuse(
        'other-group',
        `"${other}" is ${groups.get(other)}, and the panel is made of another group: ${panel.stakeholder}.`,
        {
          next: 'Leave them out, or make a panel of their group.',
        },
      );
}

export const routes: readonly Endpoint[] = [
  serve(contract.listPanels, ({ records }, { caller, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => ({
      panels: (await store.panelsIn(tx, now)).map(present),
    })),
  ),

  serve(contract.changePanel, ({ records }, { caller, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const { panel: name, join = [], leave = [], stakeholder = 'customer' } = body;
      await note(tx, caller, { verb: 'write', noun: 'panel', subject: name });
      const { workspaceId } = caller;
      const id = await store.ensurePanel(tx, workspaceId, { name, stakeholder, by: caller.name, at: now });
      await store.holdPanel(tx, id);
      const panel = await panelById(tx, id, now);
      if (panel === undefined) return noPanel;
      const refused = await refuseOthers(tx, panel, join);
      // Thrown: a panel that this call made is not left behind, of a group nobody meant.
      if (refused !== null) throw new Refused(refused);
      await store.leavePanel(tx, id, leave, { why: `taken out by ${caller.name}`, at: now });
      await store.joinPanel(tx, workspaceId, id, join, { how: 'by-hand', probability: null, at: now });
      return present((await panelById(tx, id, now)) ?? panel);
    }),
  ),

  serve(contract.setPanel, async (services, { caller, params, body, now }) => {
    const { records } = services;
    const { workspaceId } = caller;
    const before = await records.inWorkspace(workspaceId, (tx) => panelById(tx, params.panel, now));
    if (before === undefined) return noPanel;
    const { purpose = before.purpose, isOpen = before.isOpen } = body;
    const segment = body.segment === undefined ? before.segment : body.segment;
    const target = body.target === undefined ? before.target : body.target;
    const next = { purpose, segment, target, isOpen };
    if (segment !== null && before.stakeholder !== 'customer') {
      return refuse(
        'no-segment',
        'Segments are of customers; this panel is filled from everybody of its group.',
        {
          next: 'Leave the segment out.',
        },
      );
    }
    // A segment that is not there is told now, with the name that was probably meant.
    if (body.segment != null) await frameOf(services, workspaceId, { ...before, segment });
    return records.inWorkspace(workspaceId, async (tx) => {
      await store.writePanel(tx, params.panel, next);
      await note(tx, caller, { verb: 'write', noun: 'panel', subject: before.name, detail: next });
      return present((await panelById(tx, params.panel, now)) ?? before);
    });
  }),

  serve(contract.refreshPanel, async (services, { caller, params, body, now }) => {
    const { records } = services;
    const { workspaceId } = caller;
    const { seed = randomInt(2 ** 32), dryRun = false } = body;
    const known = await records.inWorkspace(workspaceId, (tx) => panelById(tx, params.panel, now));
    if (known === undefined) return noPanel;
    const frame = await frameOf(services, workspaceId, known);
    return records.inWorkspace(workspaceId, async (tx) => {
      await store.holdPanel(tx, params.panel);
      const panel = await panelById(tx, params.panel, now);
      if (panel === undefined) return noPanel;
      if (panel.target === null) {
        return refuse('no-target', 'Nobody said how large this panel is to be.', {
          next: 'Set its size first.',
        });
      }
      const { eligible, heldBack } = await whoMayJoin(tx, panel, frame);
      const { drawn, probability } = drawMembers(eligible, panel.target - panel.members, seed);
      if (!dryRun) {
        await store.joinPanel(tx, workspaceId, panel.id, drawn, { how: 'drawn', probability, at: now });
        const detail = { eligible: eligible.length, drawn: drawn.length, seed };
        await note(tx, caller, { verb: 'refresh', noun: 'panel', subject: panel.name, detail });
      }
      const after = present((await panelById(tx, panel.id, now)) ?? panel);
      return { eligible: eligible.length, heldBack, drawn: drawn.length, probability, seed, panel: after };
    });
  }),

  serve(contract.listMembers, ({ records }, { caller, params, query, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const panel = await panelById(tx, params.panel, now);
      if (panel === undefined) return noPanel;
      if (isOnlyToldInGroups(panel.stakeholder)) return onlyInGroups;
      await note(tx, caller, { verb: 'read', noun: 'person', subject: `members of the panel ${panel.name}` });
      return { panel: present(panel), ...(await store.membersPage(tx, panel.id, query)) };
    }),
  ),
];
