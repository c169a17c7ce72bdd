import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { isGone, mailOf, readReport } from '../mail/index.ts';
import { byMessageId, setDisposition } from './send-store.ts';
import { insertStop } from './store.ts';

type ReportOutcome = 'no-report' | 'unknown' | 'noted' | 'bounced' | 'delivered';

/** Message-Ids the report may be about: the one it names, and the one of the address it came back to. */
async function candidates(tx: Tx, messageId: string | null, sentTo: readonly string[]): Promise<string[]> {
  const domain = (await mailOf(tx))?.settings.fromAddress.split('@')[1] ?? 'localhost';
  const tokens = sentTo.flatMap((address) => {
    const token = /\+([A-Za-z0-9_-]{22})@/.exec(address)?.[1];
    return token === undefined ? [] : [`${token}@${domain}`];
  });
  return [...(messageId === null ? [] : [messageId]), ...tokens];
}

/**
 * Takes a raw mail that may report about one of ours: the mailbox that undeliverable mail comes back to hands in what it
 * gets. What it is about is told only by the secret in our Message-Id (or return address), so that nobody can have others
 * bounced. An address that is gone is not written to again; a full mailbox is only noted.
 */
export async function takeReport(
  services: Pick<Services, 'records' | 'now'>,
  workspace: string,
  raw: string,
): Promise<ReportOutcome> {
  const report = readReport(raw);
  if (report === null) return 'no-report';
  const at = await services.now(workspace);
  return services.records.inWorkspace(workspace, async (tx) => {
    for (const id of await candidates(tx, report.messageId, report.sentTo)) {
      const invitation = await byMessageId(tx, id);
      if (invitation === null) continue;
      if (report.action === 'delivered') {
        await setDisposition(tx, invitation.id, 'delivered');
        return 'delivered';
      }
      if (report.action !== 'failed') return 'noted';
      await setDisposition(tx, invitation.id, 'bounced');
      if (isGone(report) && invitation.addressKey !== null) {
        await insertStop(tx, workspace, {
          address: invitation.addressKey,
          reason: 'bounced',
          how: report.status,
          at,
        });
      }
      return 'bounced';
    }
    return 'unknown';
  });
}
