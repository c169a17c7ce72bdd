import type { AddressInfo } from 'node:net';
import hoodiecrow, { type Hoodiecrow } from 'hoodiecrow-imap';
import { selfMadeCertificate } from './self-made-certificate.ts';

export interface RealMailbox {
  readonly port: number;
  /** What its certificate is vouched for by: itself. */
  readonly cert: string;
  /** How often somebody tried to sign in. */
  signIns(): number;
  close(): Promise<void>;
}

/**
 * The server forgets how much of a mail was asked for once it has given the first of several, and gives nothing of the
 * others. Here each is cut alike, as RFC 3501 says.
 */
function cutsEachAlike(server: Hoodiecrow): void {
  const lengths = new WeakMap<object, number>();
  for (const name of ['BODY', 'BODY.PEEK'])
    server.fetchHandlers[name] = (_, { raw }, query) => {
      const [from = 0, length] = query.partial ?? [];
      if (length !== undefined) lengths.set(query, length);
      if (query.partial !== undefined) query.partial = [from];
      return { type: 'LITERAL', value: raw.slice(from, from + (lengths.get(query) ?? raw.length)) };
    };
}

/**
 * A mailbox on an IMAP server that is not ours (hoodiecrow-imap: IMAP4rev1 in memory, development only): plain, encrypted
 * from the first byte, or after STARTTLS. What no such server does on demand, as breaking off, `fake-imap.ts` does.
 */
export async function openRealMailbox(
  mails: readonly (string | Buffer)[],
  {
    password,
    security,
    firstUid = 1,
  }: { password: string; security: 'tls' | 'starttls' | 'none'; firstUid?: number },
): Promise<RealMailbox> {
  const credentials = selfMadeCertificate('localhost');
  let signIns = 0;
  const server = hoodiecrow({
    plugins: [cutsEachAlike, ...(security === 'starttls' ? ['STARTTLS'] : [])],
    secureConnection: security === 'tls',
    credentials,
    users: {
      get help() {
        signIns++;
        return { password };
      },
    },
    storage: {
      INBOX: {
        uidnext: firstUid + mails.length,
        // Its strings hold one byte a character.
        messages: mails.map((mail, i) => ({ raw: Buffer.from(mail).toString('latin1'), uid: firstUid + i })),
      },
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.server.address() as AddressInfo).port,
    cert: credentials.cert,
    signIns: () => signIns,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}
