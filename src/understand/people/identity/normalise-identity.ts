import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { IdentityKind } from './contract.ts';

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;

/**
 * The form in which an identity is compared: addresses without capitals, telephone numbers as digits with their country
 * code. What is no address and no number is refused, not guessed.
 */
export function normaliseIdentity(kind: IdentityKind, value: string): string | Refusal {
  const text = value.normalize('NFC').trim();
  if (kind === 'email') {
    const mail = text.toLowerCase();
    return address.test(mail)
      ? mail
      : refuse('no-address', `"${value}" is no e-mail address.`, { next: 'Write it as name@example.org.' });
  }
  if (kind === 'phone') {
    const digits = text.replace(/[\s().\-/]/g, '').replace(/^00/, '+');
    return /^\+?[0-9]{6,15}$/.test(digits)
      ? digits
      : refuse('no-number', `"${value}" is no telephone number.`, {
          next: 'Write it with its country code: +34 600 111 222.',
        });
  }
  return text;
}
