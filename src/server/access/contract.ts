import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { roles } from '../../kernel/policy.ts';

const roleShape = z.enum(roles);

/** One of the people of the demo company, whom a visitor may be with one click. */
export const castMemberShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** What they are in the company, in words: "Head of billing". */
  title: z.string(),
  roles: z.array(roleShape),
  functionName: z.string().optional(),
});
export type CastMember = z.infer<typeof castMemberShape>;

export const readStatus = operation({
  method: 'GET',
  path: '/status',
  summary: 'What a visitor needs to know before signing in',
  does: 'public',
  answer: z.strictObject({
    version: z.string(),
    /** False until the first administrator exists: show the set-up screen. */
    setUp: z.boolean(),
    /** The set-up asks for the code the server printed when it started (it listens beyond this machine). */
    setUpCode: z.boolean(),
    /** The demo company runs here: offer its people instead of a password. */
    demo: z.boolean(),
    cast: z.array(castMemberShape),
  }),
});

const password = z.string().min(10, 'needs at least 10 characters').max(128);
const personName = z.string().trim().min(1, 'is needed').max(200);

export const setUp = operation({
  method: 'POST',
  path: '/setup',
  summary: 'Makes the first administrator and the company; works once',
  does: 'public',
  body: z.strictObject({
    company: z.string().trim().min(1).max(200).default('default'),
    name: personName,
    email: z.email(),
    password,
    code: z.string().optional(),
  }),
  answer: z.strictObject({ userId: z.string(), workspaceId: z.string() }),
});

export const acceptInvitation = operation({
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Joins a company by the link of an invitation; signs in',
  does: 'public',
  body: z.strictObject({ token: z.string().max(200), name: personName, password }),
  answer: z.strictObject({ userId: z.string(), workspaceId: z.string() }),
});

export const demoSignIn = operation({
  method: 'POST',
  path: '/demo/sign-in',
  summary: 'Signs in as one of the people of the demo company; only where the demo runs',
  does: 'public',
  body: z.strictObject({ person: z.string().max(100) }),
  answer: z.strictObject({ userId: z.string() }),
});

export const choosePassword = operation({
  method: 'POST',
  path: '/password',
  summary: 'Chooses a new password by the link an administrator gave; ends all sessions and signs in',
  does: 'public',
  body: z.strictObject({ token: z.string().max(200), password }),
  answer: z.strictObject({ chosen: z.literal(true) }),
});

export const changePassword = operation({
  method: 'POST',
  path: '/me/password',
  summary: 'Changes my own password; ends my other sessions',
  does: 'public',
  body: z.strictObject({ current: z.string().max(128), password }),
  answer: z.strictObject({ changed: z.literal(true) }),
});

export const makePasswordLink = operation({
  method: 'POST',
  path: '/members/{userId}/password-link',
  summary: 'Gives the path of a link with which a member chooses a new password, once, within a day',
  does: ['manage', 'member'],
  params: z.strictObject({ userId: z.string() }),
  answer: z.strictObject({ name: z.string(), email: z.string(), link: z.string(), hours: z.number() }),
});

export const readMe = operation({
  method: 'GET',
  path: '/me',
  summary: 'Who I am here, in which companies, and what I may do',
  does: ['read', 'self'],
  answer: z.strictObject({
    userId: z.string(),
    name: z.string(),
    workspace: z.strictObject({
      id: z.string(),
      name: z.string(),
      /** A made-up company, whose clock may be moved. */
      demo: z.boolean(),
      /** The company's time zone, in which screens write dates; the API keeps UTC. */
      zone: z.string(),
    }),
    roles: z.array(roleShape),
    functionName: z.string().optional(),
    /** "verb noun" pairs that are allowed to me, at least for some record. */
    mayDo: z.array(z.string()),
    workspaces: z.array(z.strictObject({ id: z.string(), name: z.string(), roles: z.array(roleShape) })),
    /** Now in this company: the machine's time, or the date the demo was moved to. */
    now: z.iso.datetime(),
  }),
});

const keyShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The first characters, by which people tell keys apart. */
  prefix: z.string(),
  roles: z.array(roleShape),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});

export const listKeys = operation({
  method: 'GET',
  path: '/keys',
  summary: 'The keys with which programs come in',
  does: ['manage', 'key'],
  answer: z.strictObject({ keys: z.array(keyShape) }),
});

export const createKey = operation({
  method: 'POST',
  path: '/keys',
  summary: 'Makes a key for a program; its text is shown this once',
  does: ['manage', 'key'],
  body: z.strictObject({
    name: z.string().trim().min(1).max(200),
    roles: z.array(roleShape).min(1),
  }),
  answer: z.strictObject({ key: keyShape, text: z.string() }),
});

export const revokeKey = operation({
  method: 'DELETE',
  path: '/keys/{id}',
  summary: 'Ends a key at once',
  does: ['manage', 'key'],
  params: z.strictObject({ id: z.string() }),
  answer: z.strictObject({ revoked: z.literal(true) }),
});
