import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt) as (pin: string, salt: Buffer, length: number) => Promise<Buffer>;

/** A PIN as it is kept: salt and scrypt hash. PINs are short, so trying them out has to be slow. */
export async function keepPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${(await derive(pin, salt, 32)).toString('hex')}`;
}

/** Whether this is the PIN; takes as long for a wrong one as for the right one. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [salt = '', hash = ''] = kept.split(':');
  const given = await derive(pin, Buffer.from(salt, 'hex'), 32);
  const wanted = Buffer.from(hash, 'hex');
  return wanted.length === given.length && timingSafeEqual(given, wanted);
}
