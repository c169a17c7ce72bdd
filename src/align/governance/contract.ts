import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { roles } from '../../kernel/policy.ts';

/** What an administrator decides once about how Sirius counts for the company. */
const decided = {
  /** The company's time zone, for days and months in charts and schedules; stores keep UTC. */
  zone: z.string().refine(isZone, 'is no time zone this machine knows; write it like Europe/Madrid'),
  /** The smallest change that matters, in points: of NPS, of a share's percentage, hundredths of a mean's scale. */
  smallestChange: z.number().positive().max(100),
  /** Groups smaller than this are hidden: scores, comments. Below 5 only with a written reason. */
  kScores: z.number().int().min(3).max(100),
  kComments: z.number().int().min(3).max(100),
};

export const workspaceSettingsShape = z.strictObject({
  zone: decided.zone.default('UTC'),
  smallestChange: decided.smallestChange.default(3),
  kScores: decided.kScores.default(5),
  kComments: decided.kComments.default(10),
  /** Why a k below the usual 5 and 10 was chosen. */
  kReason: z.string().max(1000).optional(),
  /** A company that was made up: only its clock may be moved. */
  demo: z.boolean().default(false),
  /** A demo company's "now"; null = the machine's time. */
  clock: z.iso.datetime().nullable().default(null),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsShape>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const workspaceShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  settings: workspaceSettingsShape,
});

export const readWorkspace = operation({
  method: 'GET',
  path: '/workspace',
  summary: 'The company and how Sirius counts for it',
  does: ['read', 'workspace'],
  answer: workspaceShape,
});

export const changeWorkspace = operation({
  method: 'PATCH',
  path: '/workspace',
  summary: 'Changes the company name, zone, smallest change that matters, or privacy thresholds',
  does: ['change', 'workspace'],
  body: z.strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    zone: decided.zone.optional(),
    smallestChange: decided.smallestChange.optional(),
    kScores: decided.kScores.optional(),
    kComments: decided.kComments.optional(),
    kReason: z.string().trim().min(10).max(1000).optional(),
  }),
  answer: workspaceShape,
});

export const moveClock = operation({
  method: 'POST',
  path: '/workspace/clock',
  summary: "Moves a demo company's clock, for example to a check date; null goes back to the machine's time",
  does: ['move', 'clock'],
  body: z.strictObject({ now: z.iso.datetime().nullable() }),
  answer: z.strictObject({ now: z.iso.datetime() }),
});

const memberRoles = z.array(z.enum(roles)).min(1);

const memberShape = z.strictObject({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  functionName: z.string().optional(),
});
const invitationShape = z.strictObject({
  id: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  functionName: z.string().optional(),
  expiresAt: z.iso.datetime(),
});

export const listMembers = operation({
  method: 'GET',
  path: '/members',
  summary: 'Who belongs to the company, and who is invited',
  does: ['read', 'member'],
  answer: z.strictObject({ members: z.array(memberShape), invitations: z.array(invitationShape) }),
});

export const inviteMember = operation({
  method: 'POST',
  path: '/members/invitations',
  summary: 'Invites a person; gives the path of a link that works once, for a week',
  does: ['manage', 'member'],
  body: z.strictObject({
    email: z.email(),
    roles: memberRoles,
    functionName: z.string().trim().min(1).max(200).optional(),
  }),
  answer: z.strictObject({ invitation: invitationShape, link: z.string() }),
});

export const withdrawInvitation = operation({
  method: 'DELETE',
  path: '/members/invitations/{id}',
  summary: 'Takes an invitation back',
  does: ['manage', 'member'],
  params: z.strictObject({ id: z.string() }),
  answer: z.strictObject({ withdrawn: z.literal(true) }),
});

export const changeMember = operation({
  method: 'PATCH',
  path: '/members/{userId}',
  summary: "Changes a member's roles or function",
  does: ['manage', 'member'],
  params: z.strictObject({ userId: z.string() }),
  body: z.strictObject({
    roles: memberRoles.optional(),
    functionName: z.string().trim().min(1).max(200).nullable().optional(),
  }),
  answer: memberShape,
});

export const removeMember = operation({
  method: 'DELETE',
  path: '/members/{userId}',
  summary: 'Ends a membership; what the person wrote stays',
  does: ['manage', 'member'],
  params: z.strictObject({ userId: z.string() }),
  answer: z.strictObject({ removed: z.literal(true) }),
});
