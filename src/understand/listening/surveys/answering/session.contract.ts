import { z } from 'zod';

/** The secret part of an address: 132 random bits, URL-safe. */
export const tokenShape = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'is no address of a survey');

/** The id of a session, made where it is answered: a UUID, or as many random letters. */
export const keyShape = z
  .string()
  .regex(/^(?:mine|[A-Za-z0-9_-]{22,64})$/, 'takes 22 to 64 letters, digits, _ and -');

export const channels = [
  'link',
  'qr',
  'email',
  'embed',
  'kiosk',
  'api',
  'sms',
  'messenger',
  'paper',
  'phone',
  'import',
] as const;
export const channelShape = z.enum(channels);
export type Channel = z.infer<typeof channelShape>;

/**
 * What became of somebody who opened the survey, named after AAPOR's Standard Definitions (2023): completed = I, partial and
 * broken-off = P, refused = R, screened-out = not eligible, over-quota = not eligible by quota, started = nothing answered yet.
 */
export const dispositions = [
  'started',
  'partial',
  'completed',
  'screened-out',
  'over-quota',
  'refused',
  'broken-off',
] as const;
export const dispositionShape = z.enum(dispositions);
export type Disposition = z.infer<typeof dispositionShape>;

/** An address at which a survey is answered. */
export const linkShape = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['open', 'personal']),
    channel: channelShape,
    /** Below the server's own address: /s/SECRET. */
    path: z.string(),
    origins: z.array(z.string()),
    expiresAt: z.iso.datetime().nullable(),
    revoked: z.boolean(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
  })
  .meta({ id: 'SurveyLink' });
export type SurveyLink = z.infer<typeof linkShape>;
