import type { MailSettings } from './mailbox.contract.ts';
import type { Mail } from './read-mail.ts';

/** What a mail is: the customer's voice, what we told them, or something that no person said to another here. */
export type MailNature = 'voice' | 'told' | 'bounce' | 'auto-reply' | 'newsletter' | 'internal';

const automaticSubject =
  /^(?:(?:re|aw|rv|fw):\s*)*(?:auto(?:matic|mated)?[ -]?(?:reply|response|antwort)|out of (?:the )?office|automatische antwort|abwesenheits(?:notiz|meldung|info)|abwesend|respuesta autom[aá]tica|fuera de (?:la )?oficina|r[eé]ponse automatique|absence du bureau|absent du bureau|resposta autom[aá]tica|risposta automatica|fuori (?:sede|ufficio))(?![\p{L}\p{N}])/iu;

/** Is the address one of ours, itself or by its domain? */
export function isOurs(address: string, { own }: MailSettings): boolean {
  const domain = address.slice(address.lastIndexOf('@'));
  return own.some((each) => each === address || each === domain);
}

function isBounce({ header, from }: Mail): boolean {
  if (/multipart\/report/i.test(header('content-type') ?? '')) return true;
  if (/^(?:mailer-daemon|postmaster)@/.test(from ?? '')) return true;
  return (header('return-path') ?? '').trim() === '<>' && header('auto-submitted') === undefined;
}

/** RFC 3834, and what programs wrote before it. */
function isAutomatic({ header, subject }: Mail): boolean {
  const submitted = header('auto-submitted')?.trim().toLowerCase() ?? 'no';
  if (!submitted.startsWith('no')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-autoresponse'].some((name) => header(name) !== undefined))
    return true;
  if (/auto[_-]?reply/i.test(header('precedence') ?? '')) return true;
  return automaticSubject.test(subject);
}

const isList = ({ header }: Mail): boolean =>
  header('list-unsubscribe') !== undefined ||
  /^(?:bulk|junk|list)$/i.test(header('precedence')?.trim() ?? '');

/** Tells what a mail is by its envelope and headers; its words are looked at afterwards. */
export function natureOf(mail: Mail, settings: MailSettings): MailNature {
  if (isBounce(mail)) return 'bounce';
  if (isAutomatic(mail)) return 'auto-reply';
  if (isList(mail)) return 'newsletter';
  if (mail.from === null || !isOurs(mail.from, settings)) return 'voice';
  return mail.to.some((address) => !isOurs(address, settings)) ? 'told' : 'internal';
}
