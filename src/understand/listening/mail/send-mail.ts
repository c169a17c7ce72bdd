import { createTransport } from 'nodemailer';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { type Failure, judgeFailure, type Outcome } from './judge-outcome.ts';
import { type MailRow, mailOf } from './store.ts';

export const aboutPassword = (workspace: string) => `${workspace} mail password`;
export const aboutGateway = (workspace: string) => `${workspace} gateway key`;

const noMail = refuse('no-mail', 'This company has not set up sending mail.', {
  kind: 'conflict',
  next: 'An administrator can do so under Mail.',
});

/** A mail to one person. Texts are plain; `html` is made by us, never by somebody outside. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Without angle brackets. */
  readonly messageId?: string;
  /** The address it comes back to when it cannot be delivered. */
  readonly envelopeFrom?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Everything needed to send for a workspace; read once for a batch. */
export interface Sender {
  readonly row: MailRow;
  send(mail: Mail): Promise<Outcome>;
}

const waitMs = 20_000;

/** Overhears one conversation, writing none of it down: did the server ask for the message (354)? */
function listen() {
  let asked = false;
  const hear = (entry: unknown, said: unknown) => {
    const { tnx } = (entry ?? {}) as { tnx?: unknown };
    if (tnx === 'server' && typeof said === 'string' && said.startsWith('354')) asked = true;
  };
  const logger = {
    level: () => undefined,
    trace: hear,
    debug: hear,
    info: hear,
    warn: hear,
    error: hear,
    fatal: hear,
  };
  return { logger, wasAsked: () => asked };
}

/**
 * Opens the workspace's way out: the host is looked up and checked once (never a machine inside, unless the operator named
 * it), and exactly that address is connected to.
 */
export async function openSender(services: Services, workspace: string): Promise<Sender | Refusal> {
  const { records, outbound, seal } = services;
  const row = await records.inWorkspace(workspace, mailOf);
  if (row === null) return noMail;
  const { host, port, security, user, fromName, fromAddress, replyTo } = row.settings;
  const place = await outbound.place(host, port);
  if (isRefusal(place)) return place;
  if (security === 'none' && !place.isNamed) {
    return refuse('mail-unencrypted', 'Mail leaves this house encrypted: choose TLS or STARTTLS.', {
      next: `For a mail server of one's own the operator of this server names the host: SIRIUS_OUTBOUND_HOSTS=${host}`,
    });
  }
  const password = row.password === null ? '' : seal.open(row.password, aboutPassword(workspace));
  if (password === null) {
    return refuse('password-lost', 'The password of the mail server was sealed under another secret.', {
      next: 'Type it again under Mail.',
      kind: 'conflict',
    });
  }
  const options = {
    host: place.address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: place.host },
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: waitMs,
    // No attachment or part may ever be fetched from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    row,
    async send(mail) {
      const talk = listen();
      const transport = createTransport({ ...options, logger: talk.logger, debug: true });
      try {
        const info = await transport.sendMail({
          from: { name: fromName, address: fromAddress },
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html === undefined ? {} : { html: mail.html }),
          ...(replyTo === undefined ? {} : { replyTo }),
          ...(mail.messageId === undefined ? {} : { messageId: `<${mail.messageId}>` }),
          envelope: { from: mail.envelopeFrom ?? fromAddress, to: [mail.to] },
          headers: { ...mail.headers, 'Auto-Submitted': 'auto-generated' },
        });
        return { became: 'sent', server: info.response.replace(/\s+/g, ' ').slice(0, 200) };
      } catch (error) {
        return judgeFailure(error as Failure, talk.wasAsked());
      }
    },
  };
}

/** One mail at once, for a person who waits for it. null = it is on its way. */
export async function sendMail(services: Services, workspace: string, mail: Mail): Promise<Refusal | string> {
  const sender = await openSender(services, workspace);
  if (isRefusal(sender)) return sender;
  const outcome = await sender.send(mail);
  if (outcome.became === 'sent') return outcome.server;
  return refuse('mail-not-sent', `The mail server did not take it: ${outcome.why}.`, { kind: 'away' });
}

/** A short message through the company's gateway; the same classes of outcome as mail. */
export async function sendShort(
  services: Services,
  workspace: string,
  row: MailRow,
  message: { to: string; text: string; id: string; channel: string },
): Promise<Outcome> {
  const { gateway } = row.settings;
  if (gateway === undefined) return { became: 'waiting', why: 'no gateway is set up' };
  const key = row.gatewayKey === null ? '' : services.seal.open(row.gatewayKey, aboutGateway(workspace));
  if (key === null)
    return { became: 'waiting', why: 'the key of the gateway was sealed under another secret' };
  const answer = await services.outbound.post({
    url: gateway,
    body: message,
    key,
    timeoutMs: waitMs,
    mostBytes: 100_000,
  });
  if (isRefusal(answer)) {
    const unsure = answer.refused === 'outside-slow' || answer.refused === 'outside-too-long';
    return { became: unsure ? 'uncertain' : 'waiting', why: answer.say };
  }
  const why = `the gateway answered ${answer.status}`;
  if (answer.status < 300) return { became: 'sent', server: why };
  if (answer.status === 429 || answer.status === 503) return { became: 'waiting', why };
  return answer.status >= 500
    ? { became: 'uncertain', why }
    : { became: 'refused', why, address: answer.status === 422 };
}
