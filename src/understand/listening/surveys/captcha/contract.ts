import { z } from 'zod';
import { operation } from '../../../../kernel/operation.ts';

const siteKey = z.string().regex(/^[A-Za-z0-9_.-]{1,200}$/, 'is letters, digits, _ . and -');
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,60}$/, 'is a name of letters, digits, _ and -');
/** Its origin goes into the page's content policy as it stands: nothing in it may end a word there. */
const scriptShape = z
  .string()
  .max(300)
  .regex(
    /^https:\/\/[a-z0-9.-]+(?::\d{1,5})?\/[A-Za-z0-9._~/?=&%-]*$/,
    'is the address of a script, as https://captcha.example/api.js',
  );

export const captchaServiceShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['turnstile', 'hcaptcha']), siteKey }),
  z.strictObject({
    /** Any other that answers a form of `secret` and `response` with `{ "success": true }`. */
    kind: z.literal('other'),
    siteKey,
    /** The widget's script, the class of the element it fills, and the form field it writes its answer to. */
    script: scriptShape,
    widget: name,
    field: name,
    /** Where the server asks whether an answer is good. */
    verify: z.url().max(300),
    /** The name under which the answer is sent there. */
    sends: name.default('response'),
  }),
]);
export type CaptchaService = z.output<typeof captchaServiceShape>;

const seenShape = z
  .strictObject({
    service: captchaServiceShape.nullable(),
    /** none: the built-in check is used · kept: sealed · lost: sealed under another secret, nobody gets in until it is typed again. */
    secret: z.enum(['none', 'kept', 'lost']),
    changedAt: z.iso.datetime().nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'CaptchaService' });
export type SeenCaptcha = z.infer<typeof seenShape>;

export const seeCaptcha = operation({
  method: 'GET',
  path: '/captcha',
  summary: 'How programs are kept out of surveys that ask for it; never the secret',
  does: ['read', 'captcha'],
  answer: seenShape,
});

export const keepCaptcha = operation({
  method: 'PUT',
  path: '/captcha',
  summary:
    'Uses a service of others instead of the built-in check; a secret that is not given stays, if the same service checks',
  does: ['write', 'captcha'],
  body: z.strictObject({ service: captchaServiceShape, secret: z.string().min(1).max(500).optional() }),
  answer: seenShape,
});

/**
 * works: it refused a made-up answer, and nothing but the answer · refuses: it refused it without saying why ·
 * key-refused: it does not take the secret or the site key · lets-all-in: it took what nobody answered ·
 * unclear: what it answered is no answer of such a service.
 */
const triedShape = z
  .strictObject({
    outcome: z.enum(['works', 'refuses', 'key-refused', 'lets-all-in', 'unclear']),
    /** Its HTTP status, what it said, and its own codes for why. */
    status: z.number().int(),
    success: z.boolean().nullable(),
    codes: z.array(z.string()),
  })
  .meta({ id: 'TriedCaptcha' });
export type TriedCaptcha = z.infer<typeof triedShape>;

export const tryCaptcha = operation({
  method: 'POST',
  path: '/captcha/try',
  summary:
    'Sends the service an answer that nobody gave, to see whether it is reached, knows the secret and refuses it',
  does: ['write', 'captcha'],
  answer: triedShape,
});

export const dropCaptcha = operation({
  method: 'DELETE',
  path: '/captcha',
  summary: 'Goes back to the built-in check',
  does: ['write', 'captcha'],
  answer: seenShape,
});
