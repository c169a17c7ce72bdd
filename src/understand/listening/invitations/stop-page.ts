import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { PublicPage } from '../../../server/public-pages.ts';
import type { Services } from '../../../server/serve.ts';
import { sayConsent } from '../../people/consent/index.ts';
import { hashOf } from './secret.ts';
import { addresseeOf, setDisposition } from './send-store.ts';
import { findByStop, insertStop } from './store.ts';

const nothingHere = refuse('nothing-here', 'There is nothing to unsubscribe at this address.', {
  kind: 'not-found',
  next: 'A part of the address may be missing. Every mail has its own.',
});

interface Words {
  readonly title: string;
  readonly say: string;
  readonly button: string;
  readonly done: string;
  readonly after: string;
}
const words: Readonly<Record<'en' | 'es', Words>> = {
  en: {
    title: 'Do you want us to stop asking?',
    say: 'You will get no more invitations to surveys at this address. Messages about your orders and contracts are not touched.',
    button: 'Stop asking me',
    done: 'We will not ask you again.',
    after: 'It took effect at once. Invitations that were planned for this address are not sent.',
  },
  es: {
    title: '¿Quiere que dejemos de preguntarle?',
    say: 'No recibirá más invitaciones a encuestas en esta dirección. Los mensajes sobre sus pedidos y contratos no cambian.',
    button: 'No me pregunten más',
    done: 'No le preguntaremos más.',
    after: 'Ya tiene efecto. Las invitaciones previstas para esta dirección no se envían.',
  },
};

const page = (language: string, title: string, body: string) => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;

async function addressee(services: Services, token: string) {
  if (!/^[A-Za-z0-9_-]{22}$/.test(token)) return null;
  const found = await findByStop(services.records, hashOf(token));
  if (found === null) return null;
  const who = await services.records.inWorkspace(found.workspace, (tx) => addresseeOf(tx, found.id));
  return who === null ? null : { ...found, ...who };
}

const languageOf = (stored: string | null, asked: readonly string[]) =>
  /^es\b/.test(stored ?? asked[0] ?? '') ? ('es' as const) : ('en' as const);

/** Stops invitations to the address behind an unsubscribe address: at once, for every survey of that company. */
async function stopAsking(services: Services, token: string): Promise<Refusal | null> {
  const who = await addressee(services, token);
  if (who === null) return nothingHere;
  const at = await services.now(who.workspace);
  await services.records.inWorkspace(who.workspace, async (tx) => {
    await setDisposition(tx, who.id, 'opted-out');
    if (who.addressKey !== null) {
      await insertStop(tx, who.workspace, {
        address: who.addressKey,
        reason: 'opted-out',
        how: 'unsubscribed',
        at,
      });
    }
  });
  // What the customer said stands in their own log too, so that the other addresses they have are spared as well.
  const said = { customer: who.person, purpose: 'research' as const, given: false, wording: words.en.say };
  const how = { channel: 'unsubscribe address', proof: `invitation ${who.id}`, by: 'customer', at };
  await sayConsent(services, who.workspace, [], [{ ...said, ...how }]);
  return null;
}

/**
 * Where a customer unsubscribes (RFC 8058). GET shows a button, changes nothing and tells nothing of whose address it is;
 * POST, by the button or by a mail program at once, stops. No sign-in, no script.
 */
export const pages: readonly PublicPage[] = [
  {
    method: 'GET',
    path: '/u/:token',
    show: async (services, { params, languages }) => {
      const who = await addressee(services, params.token ?? '');
      if (who === null) return nothingHere;
      const language = languageOf(who.language, languages);
      const { title, say, button } = words[language];
      const form = `<form method="post"><button name="stop" value="yes">${button}</button></form>`;
      return { html: page(language, title, `<p>${say}</p>${form}`) };
    },
  },
  {
    method: 'POST',
    path: '/u/:token',
    show: async (services, { params, languages }) => {
      const who = await addressee(services, params.token ?? '');
      const refused = await stopAsking(services, params.token ?? '');
      if (refused !== null || who === null) return refused ?? nothingHere;
      const language = languageOf(who.language, languages);
      const { done, after } = words[language];
      return { html: page(language, done, `<p>${after}</p>`) };
    },
  },
];
