import { membershipsOf, readSettings } from '../../align/governance/index.ts';
import { refuse } from '../../kernel/refusal.ts';
import { serve } from '../serve.ts';
import { createKey, listKeys, makePasswordLink, readMe, revokeKey } from './contract.ts';
import { addKey, endKey, keysOf } from './keys.ts';
import { passwordLink } from './passwords.ts';

export const routes = [
  serve(readMe, async (services, { caller, now }) => {
    const { userId, name, roles, functionName, workspaceId } = caller;
    const workspace = await readSettings(services.records, workspaceId);
    const memberships = await membershipsOf(services.records, userId);
    return {
      userId,
      name,
      workspace: {
        id: workspaceId,
        name: workspace?.name ?? '',
        demo: workspace?.settings.demo ?? false,
        zone: workspace?.settings.zone ?? 'UTC',
      },
      roles: [...roles],
      ...(functionName === undefined ? {} : { functionName }),
      mayDo: services.mayDo(caller),
      workspaces: memberships.map((m) => ({ id: m.id, name: m.name, roles: [...m.roles] })),
      now: now.toISOString(),
    };
  }),
  serve(makePasswordLink, ({ records }, { caller, params }) => passwordLink(records, caller, params.userId)),
  serve(listKeys, async ({ records }, { caller }) => ({ keys: await keysOf(records, caller.workspaceId) })),
  serve(createKey, async ({ records }, { caller, body }) => addKey(records, caller, body.name, body.roles)),
  serve(revokeKey, async ({ records }, { caller, params }) =>
    (await endKey(records, caller.workspaceId, params.id))
      ? { revoked: true as const }
      : refuse('no-key', 'This company has no such key.', { kind: 'not-found' }),
  ),
];
