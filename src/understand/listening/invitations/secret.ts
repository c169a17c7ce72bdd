import { createHash, randomBytes } from 'node:crypto';

/** 132 random bits as 22 letters: not to be guessed, not to be counted through. */
export const newSecret = (): string => randomBytes(17).toString('base64url').slice(0, 22);
/** What the store knows a secret by. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
/** A seed for a draw: whole, exact in a double. */
export const newSeed = (): number => randomBytes(6).readUIntBE(0, 6);
export const aboutStop = (workspace: string, invitation: string) => `${workspace} unsubscribe ${invitation}`;
