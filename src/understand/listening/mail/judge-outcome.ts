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

/**
 * Reads a failure by RFC 5321: 4yz = not now, 5yz = never. Without a reply it depends on whether the server had asked for the
 * message itself (`asked`, its 354): before that nothing was taken; afterwards nobody knows, and it is not sent again.
 */
export function judgeFailure(failure: Failure, asked: boolean): Outcome {
  const { code = '', responseCode, response = '', command = '' } = failure;
  const why = (response || code || 'the connection failed').replace(/\s+/g, ' ').slice(0, 300);
  if (responseCode !== undefined && responseCode >= 500) {
    // A wrong password is the company's to mend; nothing is wrong with the customer's address.
    if (code === 'EAUTH') return { became: 'waiting', why };
    return { became: 'refused', why, address: command === 'RCPT TO' || /\b5\.1\.\d/.test(response) };
  }
  if (responseCode !== undefined && responseCode >= 400) return { became: 'waiting', why };
  return asked ? { became: 'uncertain', why } : { became: 'waiting', why };
}

/** How long to wait before the n-th try (from 1), seconds: 1, 4, 16 minutes, then hourly. */
export const waitBefore = (tries: number): number => Math.min(3600, 60 * 4 ** (tries - 1));
/** After so many tries it is given up. */
export const mostTries = 12;
