/** What became of a message, as far as the mail server let us know. */
export type Outcome =
  | { readonly became: 'sent'; readonly server: string }
  /** Not now: nothing was taken, it may be tried again. */
  | { readonly became: 'waiting'; readonly why: string }
  /** Never: the server refuses this address (`address`) or this sender. */
  | { readonly became: 'refused'; readonly why: string; readonly address: boolean }
  /** The connection ended after the message was handed over: nobody knows. */
  | { readonly became: 'uncertain'; readonly why: string };

/** What a failed conversation with a mail server tells: nodemailer's `code`, the server's reply, the command it was for. */
export interface Failure {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
}

const beforeHandingOver = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO', 'API']);

/**
 * Reads a failure by RFC 5321: 4yz = not now, 5yz = never; without a reply it depends on whether the message itself was
 * already on its way. In doubt it is uncertain, and not sent again.
 */
export function judgeFailure(failure: Failure): Outcome {
  const { code = '', responseCode, response = '', command = '' } = failure;
  const why = (response || code || 'the connection failed').replace(/\s+/g, ' ').slice(0, 300);
  if (responseCode !== undefined && responseCode >= 500) {
    if (code === 'EAUTH') return { became: 'waiting', why };
    return { became: 'refused', why, address: command === 'RCPT TO' || /\b5\.1\.\d/.test(response) };
  }
  if (responseCode !== undefined && responseCode >= 400) return { became: 'waiting', why };
  const notBegun = code === 'EDNS' || code === 'EAUTH' || code === 'ETLS' || command.startsWith('AUTH');
  if (notBegun || beforeHandingOver.has(command) || code === 'ECONNREFUSED')
    return { became: 'waiting', why };
  return { became: 'uncertain', why };
}

/** How long to wait before the n-th try (from 1), seconds: 1, 4, 16 minutes, then hourly. */
export const waitBefore = (tries: number): number => Math.min(3600, 60 * 4 ** (tries - 1));
/** After so many tries it is given up. */
export const mostTries = 12;
