import { sql } from 'kysely';
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
  let isLooking = false;
  const lookAll = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const { rows } = await services.records.outside((tx) =>
        sql<{ id: string }>`SELECT id FROM workspaces ORDER BY created_at`.execute(tx),
      );
      for (const { id } of rows) {
        const due = await services.records.inWorkspace(id, (tx) => dueMailboxes(tx, new Date()));
        for (const post of due) await lookInto(services, id, post);
      }
    } catch (error) {
      services.log.warn({ err: error }, 'mailboxes could not be looked into; tried again soon');
    } finally {
      isLooking = false;
    }
  };
  setInterval(lookAll, lookEveryMs).unref();
  void lookAll();
}
