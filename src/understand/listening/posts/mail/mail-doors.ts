import { createHash } from 'node:crypto';
import type { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { takeReport } from '../../invitations/index.ts';
import type { Item } from '../../items/contract.ts';
import { ensurePost, putItems, type Taken } from '../../items/index.ts';
import { hold, type ToHold } from '../quarantine-store.ts';
import { receiveMany } from '../receive.ts';
import { tally } from '../tally.ts';

/** Where sorted mails go: to the stores, or only as far as is needed to tell what would become of them. */
export interface MailDoor {
  take(items: readonly Item[]): Promise<(Taken | Refusal)[]>;
  /** How many of them were not held already. */
  hold(held: readonly ToHold[]): Promise<number>;
  /** A mail that came back. */
  bounced(bytes: Uint8Array): Promise<void>;
  setAside(counts: Readonly<Record<string, number>>): void;
}

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now' | 'seal'>;

interface Into {
  readonly workspace: string;
  readonly post: string;
  readonly by: string;
  readonly at: Date;
}

/** The door of a post: what is taken is durable. */
export function openMailDoor(services: Needs, into: Into): MailDoor {
  const { workspace, post, by, at } = into;
  return {
    take: (items) => receiveMany(services, workspace, into, items),
    hold: (held) =>
      services.records.inWorkspace(workspace, (tx) => hold(tx, workspace, post, held, { at, by })),
    // What came back may be an invitation of ours: whoever it was for is not written to again.
    bounced: async (bytes) => {
      await takeReport(services, workspace, Buffer.from(bytes).toString('utf8'));
    },
    setAside: (counts) => tally(services, workspace, post, at, counts),
  };
}

/** Carries an answer out of a transaction that must not commit. */
class Rehearsed<T> extends Error {
  readonly answer: T;
  constructor(answer: T) {
    super('A rehearsal is taken back');
    this.answer = answer;
  }
}

/**
 * A door behind which nothing stays: the very same is done in a transaction that is taken back, so that what a trial says
 * is what an import does. The mailbox itself need not exist yet.
 */
export function rehearsalDoor(services: Needs, into: Omit<Into, 'post'> & { mailbox: string }): MailDoor {
  const { workspace, mailbox, by, at } = into;
  const seen = new Set<string>();
  const takenBack = async <T>(work: (tx: Parameters<typeof hold>[0], post: string) => Promise<T>) => {
    try {
      return await services.records.inWorkspace(workspace, async (tx): Promise<T> => {
        const post = await ensurePost(tx, workspace, { name: mailbox, kind: 'mailbox', by });
        throw new Rehearsed(await work(tx, post));
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.answer as T;
      throw error;
    }
  };
  return {
    async take(items) {
      const answers = await takenBack((tx, post) =>
        putItems(
          services,
          tx,
          workspace,
          items.map((item) => ({ post, item, by })),
          at,
        ),
      );
      // What an earlier turn took was taken back: that it came before is known here alone.
      return answers.map((answer, i) => {
        const id = items[i]?.id ?? '';
        const again = seen.has(id);
        seen.add(id);
        return 'refused' in answer ? answer : { ...answer, again: answer.again || again };
      });
    },
    async hold(held) {
      const fresh = held.filter(({ fingerprint }) => !seen.has(`held ${fingerprint}`));
      for (const { fingerprint } of held) seen.add(`held ${fingerprint}`);
      return takenBack((tx, post) => hold(tx, workspace, post, fresh, { at, by }));
    },
    bounced: async () => undefined,
    setAside: () => undefined,
  };
}

const longestRaw = 200_000;

/** A mail as quarantine keeps it. */
export function toHold(raw: Uint8Array, place: string, reason: string): ToHold {
  // Each byte as one character: the very bytes can be read again, and headers stay readable.
  const text = Buffer.from(raw).subarray(0, longestRaw).toString('latin1').replaceAll('\0', '');
  return {
    form: 'mail',
    raw: text,
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    place,
    reason,
  };
}
