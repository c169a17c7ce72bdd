import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { PublicPage } from '../../../server/public-pages.ts';
import type { Services } from '../../../server/serve.ts';
import type { WholeLanguage } from '../../../survey-page/index.ts';
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
const stopWords: Readonly<Record<WholeLanguage, Words>> = {
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
  de: {
    title: 'Sollen wir nicht mehr fragen?',
    say: 'An diese Adresse kommen keine Einladungen zu Umfragen mehr. Nachrichten zu Ihren Bestellungen und Verträgen bleiben davon unberührt.',
    button: 'Fragen Sie mich nicht mehr',
    done: 'Wir fragen Sie nicht mehr.',
    after: 'Das gilt ab sofort. Einladungen, die für diese Adresse geplant waren, werden nicht gesendet.',
  },
  fr: {
    title: 'Voulez-vous que nous cessions de vous interroger ?',
    say: 'Vous ne recevrez plus d’invitations à des enquêtes à cette adresse. Les messages sur vos commandes et contrats ne changent pas.',
    button: 'Ne m’interrogez plus',
    done: 'Nous ne vous interrogerons plus.',
    after: 'C’est déjà en vigueur. Les invitations prévues pour cette adresse ne sont pas envoyées.',
  },
  it: {
    title: 'Vuole che smettiamo di chiedere?',
    say: 'A questo indirizzo non riceverà più inviti a sondaggi. I messaggi sui Suoi ordini e contratti non cambiano.',
    button: 'Non chiedetemi più',
    done: 'Non Le chiederemo più nulla.',
    after: 'Vale da subito. Gli inviti previsti per questo indirizzo non vengono inviati.',
  },
  pt: {
    title: 'Quer que deixemos de lhe perguntar?',
    say: 'Não receberá mais convites para inquéritos neste endereço. As mensagens sobre as suas encomendas e contratos não mudam.',
    button: 'Não me perguntem mais',
    done: 'Não lhe perguntaremos mais.',
    after: 'Já está em vigor. Os convites previstos para este endereço não são enviados.',
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

/** The language somebody was written to in, else their browser's; English where the page does not speak it. */
function languageOf(stored: string | null, asked: readonly string[]): WholeLanguage {
  const [language = ''] = (stored ?? asked[0] ?? '').toLowerCase().split('-');
  return Object.hasOwn(stopWords, language) ? (language as WholeLanguage) : 'en';
}

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
  const said = {
    customer: who.person,
    purpose: 'research' as const,
    given: false,
    wording: stopWords.en.say,
  };
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
      const { title, say, button } = stopWords[language];
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
      const { done, after } = stopWords[language];
      return { html: page(language, done, `<p>${after}</p>`) };
    },
  },
];
