import { randomBytes } from 'node:crypto';

/** Whose secret it is, for the seal: one put beside another post does not open. */
export const secretName = (workspace: string, post: string) => `${workspace} post ${post} signing`;

/** 256 random bits as text. */
export const newSecret = () => `whs_${randomBytes(32).toString('base64url')}`;
