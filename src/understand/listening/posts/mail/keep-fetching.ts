import { keepVisiting } from '../../../../server/rounds.ts';
import type { Services } from '../../../../server/serve.ts';
import { fetchMailbox } from './fetch-mailbox.ts';
import { dueMailboxes } from './store.ts';

const lookEveryMs = 30_000;

/** What goes wrong in one mailbox is told, and keeps no other from being looked into. */
async function lookInto(services: Services, workspace: string, post: string): Promise<void> {
  try {
    await fetchMailbox(services, workspace, post);
  } catch (error) {
    services.log.warn(
      { err: error, workspace, post },
      'a mailbox could not be looked into; tried again soon',
    );
  }
}

/** In a server: looks into every mailbox whose time has come, one after the other. */
export async function onStart(services: Services): Promise<void> {
  const rounds = keepVisiting(services, {
    async visit(workspace) {
      const due = await services.records.inWorkspace(workspace, (tx) => dueMailboxes(tx, new Date()));
      for (const post of due) await lookInto(services, workspace, post);
    },
    everyMs: lookEveryMs,
    failed: 'mailboxes could not be looked into; tried again soon',
  });
  void rounds.all();
}
