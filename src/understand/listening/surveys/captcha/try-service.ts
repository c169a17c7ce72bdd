import type { TriedCaptcha } from './contract.ts';

/** What no widget ever answers, so that a service that works refuses it. */
export const madeUpAnswer = 'sirius-made-up-answer';

/**
 * What can be told from a service's reaction to a made-up answer. Its codes tell apart whether the secret or the answer was
 * wrong (Turnstile and hCaptcha: `invalid-input-secret`, `invalid-input-response`); one without codes leaves that open.
 */
export function judgeTrial({
  success,
  codes,
}: Pick<TriedCaptcha, 'success' | 'codes'>): TriedCaptcha['outcome'] {
  if (success === null) return 'unclear';
  if (success) return 'lets-all-in';
  if (codes.some((code) => /secret|site-?key/i.test(code))) return 'key-refused';
  return codes.some((code) => /response|token/i.test(code)) ? 'works' : 'refuses';
}
