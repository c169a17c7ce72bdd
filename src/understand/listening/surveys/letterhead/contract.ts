import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';

/** What stands above every survey page: who asks. */
const letterheadShape = z
  .strictObject({
    /** The company's name; null while it has none of its own. */
    name: z.string().nullable(),
    logo: z
      .strictObject({
        /** The picture itself, as a data: address. */
        picture: z.string(),
        bytes: z.number().int(),
        width: z.number().int(),
        height: z.number().int(),
        putAt: z.iso.datetime(),
        putBy: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'SurveyLetterhead' });
export type SeenLetterhead = z.infer<typeof letterheadShape>;

export const seeLetterhead = operation({
  method: 'GET',
  path: '/survey-letterhead',
  summary: 'What stands above every survey page: the company’s name and logo',
  does: ['read', 'workspace'],
  answer: letterheadShape,
});

export const putLogo = operation({
  method: 'PUT',
  path: '/survey-letterhead/logo',
  summary: 'The logo above every survey page: a PNG or JPEG of at most 200 kB and 2,000 × 2,000 pixels',
  does: ['change', 'workspace'],
  bodyKind: 'bytes',
  answer: letterheadShape,
});

export const dropLogo = operation({
  method: 'DELETE',
  path: '/survey-letterhead/logo',
  summary: 'Takes the logo away; the name stands in its place',
  does: ['change', 'workspace'],
  answer: letterheadShape,
});
