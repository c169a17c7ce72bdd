import PostalMime, { type Address } from 'postal-mime';
import { plainOf } from '../plain-of.ts';

/** What a mail says, as far as it matters here. */
export interface Mail {
  /** Message-ID without brackets; null where there is none. */
  readonly id: string | null;
  /** Ids of the mails before it, oldest first. */
  readonly thread: readonly string[];
  /** Addresses are lower-case. */
  readonly from: string | null;
  readonly to: readonly string[];
  readonly subject: string;
  /** When its sender says it was written; null where that is no time. */
  readonly date: Date | null;
  /** When a server took it: the newest Received line; null where there is none. */
  readonly received: Date | null;
  readonly text: string;
  readonly attachments: readonly string[];
  readonly header: (name: string) => string | undefined;
}

const flat = (addresses: readonly (Address | undefined)[]): string[] =>
  addresses.flatMap((each) => {
    if (each === undefined) return [];
    const all = each.group ?? [each];
    return all.flatMap(({ address }) => (address.includes('@') ? [address.trim().toLowerCase()] : []));
  });

const idsIn = (text: string | undefined) =>
  [...(text ?? '').slice(0, 20_000).matchAll(/<([^<>\s]{1,300})>/g)].map(([, id]) => id ?? '');

function timeIn(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1990 ? null : time;
}

/** NUL and half characters are no text anywhere. */
const clean = (text: string) => text.replaceAll('\0', '').toWellFormed();

/**
 * Reads a mail's bytes (RFC 5322, MIME); damaged ones as far as they can be read. Words are taken from the plain part, else
 * from the HTML; attachments are named, their content is let go. null when it is no mail at all.
 */
export async function readMail(bytes: Uint8Array): Promise<Mail | null> {
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>;
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, forceRfc822Attachments: true });
  } catch {
    return null;
  }
  if (mail.headers.length === 0) return null;
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  const plain = mail.text?.trim() ?? '';
  const [id] = idsIn(mail.messageId);
  return {
    id: id ?? null,
    thread: [...new Set([...idsIn(mail.references), ...idsIn(mail.inReplyTo)])],
    from: flat([mail.from])[0] ?? flat([mail.sender])[0] ?? null,
    to: flat([...(mail.to ?? []), ...(mail.cc ?? [])]),
    subject: clean(mail.subject ?? '')
      .trim()
      .slice(0, 500),
    date: timeIn(mail.date),
    received: timeIn(header('received')?.split(';').pop()?.trim()),
    text: clean(plain === '' ? plainOf(mail.html ?? '') : plain).slice(0, 500_000),
    attachments: mail.attachments.map(({ filename, mimeType }) => clean(filename ?? mimeType).slice(0, 200)),
    header,
  };
}
