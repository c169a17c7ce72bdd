import { refuse } from '../../../kernel/refusal.ts';
import type { Forgetter } from '../../../server/forgetting.ts';
import type { PublicPage, Visit } from '../../../server/public-pages.ts';
import type { Services } from '../../../server/serve.ts';
import { countedFor } from '../customers/index.ts';
import { identifiersOf, identitiesOf } from '../identity/index.ts';
import { purpose } from './contract.ts';
import { permissionsOf } from './may.ts';
import { languageOf } from './page-words.ts';
import { whoseLink } from './preference-link.ts';
import { askFor, companyOf, lastWords, purposesIn, putLeaveAlone, requestsIn } from './store.ts';
import { sayConsent } from './withdraw.ts';
import { type OpenPanel, preferencePage, preferenceStyle } from './write-page.ts';

const gone = refuse('no-such-page', 'This link is not valid any more.', {
  kind: 'not-found',
  next: 'Use the link in the newest message you got from us.',
});
const dueDays = 30;

/** Every purpose as the company words it, with what may be done with this customer's data. */
const permittedPurposes = (services: Services, workspace: string, customer: string) =>
  services.records.inWorkspace(workspace, async (tx) => {
    const permissions = new Map((await permissionsOf(tx, customer)).map((each) => [each.purpose, each]));
    return (await purposesIn(tx)).flatMap((each) => {
      const permission = permissions.get(each.purpose);
      return permission === undefined ? [] : [{ ...each, permission }];
    });
  });

/** What the page knows of panels; they are a part of their own. */
export interface PanelsOfPage {
  /** Those that this person may join, and those they are in. */
  of(services: Services, workspace: string, customer: string): Promise<OpenPanel[]>;
  /** From now on they are in these of them, and in no other. */
  choose(
    services: Services,
    workspace: string,
    customer: string,
    chosen: readonly string[],
    at: Date,
  ): Promise<void>;
}

async function show(services: Services, visit: Visit, panels: PanelsOfPage) {
  const token = visit.params.token ?? '';
  const link = await whoseLink(services, token);
  if (link === null) return gone;
  const { workspace, customer } = link;
  const known = await services.records.inWorkspace(workspace, async (tx) => {
    const names = await identifiersOf(tx, customer);
    return {
      names,
      reached: [...new Set((await identitiesOf(tx, names)).map(({ value }) => value))],
      requests: await requestsIn(tx, customer),
      leftAlone: (await lastWords(tx, [customer], 'research'))[0]?.doNotContact ?? false,
      company: await companyOf(tx, workspace),
    };
  });
  const { names, ...facts } = known;
  return {
    html: preferencePage({
      ...facts,
      language: languageOf(visit.query.get('language'), visit.languages),
      path: `/preferences/${token}`,
      done: visit.query.has('saved'),
      facts: await countedFor(services, workspace, names[0] ?? customer),
      purposes: await permittedPurposes(services, workspace, customer),
      panels: await panels.of(services, workspace, customer),
    }),
  };
}

async function take(
  services: Services,
  visit: Visit,
  { forgetters, panels }: { readonly forgetters: readonly Forgetter[]; readonly panels: PanelsOfPage },
) {
  const token = visit.params.token ?? '';
  const link = await whoseLink(services, token);
  if (link === null) return gone;
  const { workspace, customer } = link;
  const language = languageOf(visit.query.get('language'), visit.languages);
  const at = await services.now(workspace);
  const deed = visit.fields.get('do') ?? '';
  const from = { channel: 'preference page', proof: 'their own link', by: 'the customer', at };
  if (deed === 'access' || deed === 'erasure') {
    const due = new Date(at.getTime() + dueDays * 86_400_000);
    await services.records.inWorkspace(workspace, (tx) => askFor(tx, workspace, customer, deed, at, due));
  } else if (deed === 'leave') {
    await services.records.inWorkspace(workspace, async (tx) => {
      const why = 'They asked for it on their own page.';
      for (const name of await identifiersOf(tx, customer)) await putLeaveAlone(tx, workspace, name, why, at);
    });
  } else if (deed === 'panels') {
    await panels.choose(services, workspace, customer, visit.fields.getAll('panel'), at);
  } else if (deed === 'save') {
    const allowed = new Set(visit.fields.getAll('allow'));
    const before = await permittedPurposes(services, workspace, customer);
    // Only what is another answer than before is a word of theirs; a page that was merely saved says nothing new.
    const said = before
      .filter(({ purpose: name, permission }) => allowed.has(name) !== permission.allowed)
      .map(({ purpose: name, wording }) => ({
        ...from,
        customer,
        purpose: purpose.parse(name),
        given: allowed.has(name),
        wording: wording[language],
      }));
    await sayConsent(services, workspace, forgetters, said);
  } else {
    return refuse('no-deed', 'Nothing was chosen.', { next: 'Go back and press one of the buttons.' });
  }
  return { see: `/preferences/${token}?language=${language}&saved=1` };
}

/** The page of a customer, by a link that only they have. Looking changes nothing, whoever looks. */
export const pagesWith = (forgetters: readonly Forgetter[], panels: PanelsOfPage): PublicPage[] => [
  { method: 'GET', path: '/preferences/:token', show: (services, visit) => show(services, visit, panels) },
  {
    method: 'POST',
    path: '/preferences/:token',
    show: (services, visit) => take(services, visit, { forgetters, panels }),
  },
  {
    method: 'GET',
    path: '/preferences.css',
    show: async () => ({ bytes: preferenceStyle, type: 'text/css; charset=utf-8', cacheSeconds: 3600 }),
  },
];
