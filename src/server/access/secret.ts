import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused, refuse } from '../../kernel/refusal.ts';

const shortest = 32;
const placeholder =
  /change.?me|secret|password|example|placeholder|default|your.?key|(.)\1{7}|12345678|abcdefgh/i;

/**
 * The secret that signs sessions: the given one, or one made once and kept in a file only its owner may read.
 * A short or well-known one is refused: whoever guesses it is everybody.
 */
export function signingSecret(dataDirectory: string, given: string | undefined): string {
  if (given === undefined) {
    const file = join(dataDirectory, 'secret');
    if (!existsSync(file))
      writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    return readFileSync(file, 'utf8').trim();
  }
  if (given.length < shortest || placeholder.test(given)) {
    throw new Refused(
      refuse('weak-secret', `SIRIUS_SECRET is too short or a well-known placeholder.`, {
        next: 'Make one with `openssl rand -base64 48`, or unset it and Sirius keeps one of its own.',
      }),
    );
  }
  return given;
}
