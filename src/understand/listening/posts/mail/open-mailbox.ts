import { ImapFlow } from 'imapflow';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import type { MailServer } from './mailbox.contract.ts';
import { mostMailBytes, type RawMail } from './split-mbox.ts';

/** A mailbox that is open for reading: nothing in it is ever marked, moved or deleted. */
export interface OpenMailbox {
  readonly validity: number;
  /** Numbers of the mails from this one on, in their order. */
  numbersFrom(uid: number): Promise<number[]>;
  /** One after the other, as they come from the server; what follows waits until one is taken. */
  mails(uids: readonly number[]): AsyncIterable<RawMail>;
  close(): Promise<void>;
}

const waitMs = 20_000;

const whyNot = (error: unknown): Refusal =>
  (error as { authenticationFailed?: boolean }).authenticationFailed === true
    ? refuse('mailbox-sign-in', 'The mailbox does not accept this user and password.', { kind: 'conflict' })
    : refuse('mailbox-away', 'The mailbox cannot be reached or opened.', {
        kind: 'away',
        next: 'Check host, port, encryption and folder; it is tried again by itself.',
      });

/**
 * Opens a folder over IMAP. The host is looked up and checked once (never a machine inside, unless the operator named it),
 * and exactly that address is connected to; encrypted, unless the operator named the host.
 */
export async function openMailbox(
  { outbound }: Pick<Services, 'outbound'>,
  { host, port, security, user, folder }: MailServer,
  password: string,
): Promise<OpenMailbox | Refusal> {
  const place = await outbound.place(host, port);
  if (isRefusal(place)) return place;
  if (security === 'none' && !place.isNamed)
    return refuse('mail-unencrypted', 'A mailbox is read encrypted: choose TLS or STARTTLS.', {
      next: `For a mail server of one's own the operator of this server names the host: SIRIUS_OUTBOUND_HOSTS=${host}`,
    });
  const client = new ImapFlow({
    host: place.address,
    servername: place.host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: 3 * waitMs,
  });
  // A connection that breaks between two commands is met by the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
    return {
      validity: Number(uidValidity),
      async numbersFrom(uid) {
        const found = await client.search({ uid: `${uid}:*` }, { uid: true });
        // "7:*" also means the last mail when there is none from 7 on.
        return (found === false || found === undefined ? [] : found)
          .filter((each) => each >= uid)
          .sort((a, b) => a - b);
      },
      async *mails(uids) {
        const wanted = { uid: true, internalDate: true, source: { maxLength: mostMailBytes } };
        for await (const { source, internalDate } of client.fetch([...uids], wanted, { uid: true })) {
          if (source === undefined) continue;
          const arrived = internalDate === undefined ? null : new Date(internalDate);
          const received = arrived === null || Number.isNaN(arrived.getTime()) ? null : arrived;
          yield { bytes: source, received, isCut: source.length >= mostMailBytes };
        }
      },
      close: () => client.logout().catch(() => client.close()),
    };
  } catch (error) {
    client.close();
    return whyNot(error);
  }
}
