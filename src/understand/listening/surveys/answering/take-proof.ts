import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import type { Shown } from '../../../../server/public-pages.ts';
import type { Services } from '../../../../server/serve.ts';
import { checkFor } from '../captcha/index.ts';
import { type Call, draw, gone } from './draw-page.ts';
import { move, type Opened } from './enter.ts';
import { firstLook, givenBy } from './first-look.ts';
import type { Settled } from './judge-move.ts';
import { sendCode, wrongCode } from './prove.ts';
import { pinKnown, rememberPin, wrongPin } from './prove-pin.ts';
import { hashOf } from './store-links.ts';

/** A proof that is asked for before the first question, or null when none is. */
export function proofFor(opened: Opened, key: string, services: Services): 'pin' | 'email' | null {
  const { pin, verifiedEmail } = opened.definition.rules;
  if (pin && !pinKnown(services.records, hashOf(key))) return 'pin';
  return verifiedEmail ? 'email' : null;
}

/** What has to be done before this session begins, where the survey asks for it. */
export async function checkOf(
  { services, visit }: Call,
  { link, definition }: Opened,
  key: string,
  before?: string,
) {
  if (!definition.rules.captcha) return {};
  const { workspace, id } = link;
  const entrance = { workspace, link: id, session: hashOf(key) };
  return { check: await checkFor(services, entrance, { network: visit.network, before }) };
}

/** Takes a PIN, an address, a code or a person's work; gives the page that asks on, or the session once everything is proven. */
export async function takeProof(call: Call, opened: Opened, key: string): Promise<Settled | Shown> {
  const { fields } = call.visit;
  const { services, ports } = call;
  const given = givenBy(call, opened, key);
  const ask = (
    kind: 'pin' | 'email' | 'code',
    refusal: Pick<Refusal, 'refused' | 'say'> | null,
    sentTo?: string,
  ) =>
    draw(
      call,
      { ...firstLook(call, opened, key), kind, say: refusal?.say ?? null },
      {
        ...(sentTo === undefined ? {} : { sentTo }),
        ...(refusal === null ? {} : { refused: refusal.refused }),
      },
      refusal === null ? 200 : 403,
    );
  const pin = fields.get('pin') ?? undefined;
  const email = fields.get('email') ?? undefined;
  const code = fields.get('code') ?? undefined;
  const captcha = fields.get('captcha') ?? undefined;
  if (email !== undefined && code === undefined) {
    const language = given.language ?? 'en';
    const survey = opened.definition.title[language] ?? Object.values(opened.definition.title)[0] ?? '';
    if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/.test(email))
      return ask('email', { refused: 'wrong-address', say: 'This is no e-mail address.' });
    const refused = await sendCode(services, ports, opened.link, { email, language, survey });
    return refused === null ? ask('code', null, email) : ask('email', refused);
  }
  const begun = await move(services, ports, call.link, {
    ...given,
    pin,
    email,
    code,
    captcha,
    pinKnown: pinKnown(services.records, hashOf(key)),
  });
  if (!isRefusal(begun)) return begun;
  if (begun.refused === 'needs-pin') return ask('pin', null);
  const checks = begun.refused === 'needs-captcha' || begun.refused.startsWith('captcha-');
  if (pin !== undefined && (checks || begun.refused === 'needs-email')) {
    rememberPin(services.records, hashOf(key));
  }
  if (begun.refused === 'needs-email') return ask('email', null);
  if (checks) {
    const say = begun.refused === 'needs-captcha' ? null : begun.say;
    const around = {
      ...(await checkOf(call, opened, key, captcha)),
      // What was answered goes along; a PIN is known by now and stands on no page.
      carried: [...fields].filter(([name]) => !['key', 'pin', 'captcha', 'go'].includes(name)),
      ...(say === null ? {} : { refused: begun.refused }),
    };
    return draw(
      call,
      { ...firstLook(call, opened, key), kind: 'captcha', say },
      around,
      begun.kind === 'away' ? 503 : 403,
    );
  }
  if (begun.refused === wrongCode.refused) return ask('code', begun, email);
  if (begun.refused === wrongPin.refused || begun.refused === 'too-many') return ask('pin', begun);
  return gone(call, begun);
}
