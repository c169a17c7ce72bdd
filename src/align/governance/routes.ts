import { createHash, randomBytes } from 'node:crypto';
import { isRefusal, Refused, refuse } from '../../kernel/refusal.ts';
import { serve } from '../../server/serve.ts';
import { note } from '../../stores/records/audit.ts';
import type { Records } from '../../stores/records/records.ts';
import { changeSettings } from './change-settings.ts';
import * as contract from './contract.ts';
import * as members from './members-store.ts';
import { readSettings, renameWorkspace, workspaceNow, writeSettings } from './store.ts';

const invitationDays = 7;
const noMember = refuse('no-member', 'This company has no such member.', { kind: 'not-found' });
const lastAdministrator = refuse('last-administrator', 'The company would have no administrator left.', {
  kind: 'conflict',
  next: 'Make another member an administrator first.',
});

async function workspaceOf(records: Records, id: string) {
  const found = await readSettings(records, id);
  if (found === null) {
    throw new Refused(refuse('no-workspace', 'This company is gone.', { kind: 'not-found' }));
  }
  return { id, ...found };
}

export const routes = [
  serve(contract.readWorkspace, ({ records }, { caller }) => workspaceOf(records, caller.workspaceId)),

  serve(contract.changeWorkspace, async ({ records }, { caller, body: { name, ...change } }) => {
    const { workspaceId } = caller;
    const next = changeSettings((await workspaceOf(records, workspaceId)).settings, change);
    if (isRefusal(next)) return next;
    if (name !== undefined && !(await renameWorkspace(records, workspaceId, name))) {
      return refuse('name-taken', 'Another company here has this name.', { kind: 'conflict' });
    }
    await writeSettings(records, workspaceId, next);
    await records.inWorkspace(workspaceId, (tx) =>
      note(tx, caller, { verb: 'change', noun: 'workspace', subject: workspaceId, detail: change }),
    );
    return workspaceOf(records, workspaceId);
  }),

  serve(contract.moveClock, async ({ records, events }, { caller, body }) => {
    const { settings } = await workspaceOf(records, caller.workspaceId);
    if (!settings.demo) {
      return refuse('real-time', 'Only the clock of a demo company may be moved.', { kind: 'conflict' });
    }
    await writeSettings(records, caller.workspaceId, { ...settings, clock: body.now });
    await events.emit({ name: 'clock-moved', workspace: caller.workspaceId });
    return { now: (await workspaceNow(records, caller.workspaceId)).toISOString() };
  }),

  serve(contract.listMembers, ({ records }, { caller }) => members.membersOf(records, caller.workspaceId)),

  serve(contract.inviteMember, async ({ records }, { caller, body }) => {
    const token = randomBytes(32).toString('base64url');
    const row = await records.inWorkspace(caller.workspaceId, async (tx) => {
      const made = await members.addInvitation(tx, {
        workspaceId: caller.workspaceId,
        email: body.email,
        roles: body.roles,
        functionName: body.functionName ?? null,
        hash: createHash('sha256').update(token).digest('hex'),
        invitedBy: caller.userId,
        days: invitationDays,
      });
      await note(tx, caller, { verb: 'invite', noun: 'member', subject: made.id });
      return made;
    });
    return { invitation: members.presentInvitation(row), link: `/join?token=${token}` };
  }),

  serve(contract.withdrawInvitation, async ({ records }, { caller, params }) => {
    const done = await records.inWorkspace(caller.workspaceId, async (tx) => {
      if (!(await members.deleteInvitation(tx, params.id))) return false;
      await note(tx, caller, { verb: 'withdraw', noun: 'invitation', subject: params.id });
      return true;
    });
    if (done) return { withdrawn: true as const };
    return refuse('no-invitation', 'This company has no such open invitation.', { kind: 'not-found' });
  }),

  serve(contract.changeMember, ({ records }, { caller, params, body }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const member = await members.memberForChange(tx, params.userId);
      if (member === null) return noMember;
      const next = {
        ...member,
        roles: body.roles ?? member.roles,
        function_name: body.functionName === undefined ? member.function_name : body.functionName,
      };
      const stillRun =
        next.roles.includes('administrator') ||
        (await members.administratorsBeside(tx, params.userId)) > 0 ||
        !member.roles.includes('administrator');
      if (!stillRun) return lastAdministrator;
      await members.writeMember(tx, params.userId, next.roles, next.function_name);
      const detail = { from: member.roles, to: next.roles };
      await note(tx, caller, { verb: 'change', noun: 'member', subject: params.userId, detail });
      return members.presentMember(next);
    }),
  ),

  serve(contract.removeMember, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const member = await members.memberForChange(tx, params.userId);
      if (member === null) return noMember;
      const isLast =
        member.roles.includes('administrator') &&
        (await members.administratorsBeside(tx, params.userId)) === 0;
      if (isLast) return lastAdministrator;
      await members.deleteMember(tx, params.userId);
      await note(tx, caller, { verb: 'remove', noun: 'member', subject: params.userId });
      return { removed: true as const };
    }),
  ),
];
