import { isRefusal } from '../../../../kernel/refusal.ts';
import { hiddenFromLink } from '../runtime/index.ts';
import { begin } from './begin.ts';
import { type Call, languagesOf } from './draw-page.ts';
import type { Given, Opened } from './enter.ts';
import { deviceOf, readPage } from './read-page.ts';
import { hashOf } from './store-links.ts';
import { type Drawn, viewOf } from './view-of.ts';

/** The language that whoever made or shared the address wished, else of the browser the first that the survey speaks whole. */
function languageFor({ visit }: Call, { link, definition, plan }: Opened): string | undefined {
  const speaks = (languages: readonly string[]) => (one: string) =>
    languages.includes(one) || languages.includes(one.split('-')[0] ?? '');
  const wished = [visit.query.get('language') ?? '', link.language ?? ''];
  return wished.find(speaks(definition.languages)) ?? visit.languages.find(speaks(languagesOf(plan)));
}

/** What somebody comes with who begins at this address. */
export function givenBy(call: Call, opened: Opened, key: string): Given {
  const { hidden } = hiddenFromLink(opened.definition, Object.fromEntries(call.visit.query));
  return {
    key,
    hidden,
    wants: 'start',
    by: 'page',
    answers: {},
    language: languageFor(call, opened),
    device: deviceOf(call.visit.userAgent),
  };
}

/** The session as it would begin: shown before anything is kept, so that looking at an address starts nothing. */
export function firstLook(call: Call, opened: Opened, key: string): Omit<Drawn, 'link' | 'action'> {
  const proven = { pin: true, email: null, captcha: true };
  const { version, plan, definition, link, now } = opened;
  const kept = begin(
    { plan, link, version, now, survey: { state: 'open', definition } },
    { ...givenBy(call, opened, key), link: link.id, key: hashOf(key), proven },
  );
  if (isRefusal(kept)) throw new Error(kept.say);
  const [first] =
    plan.definition.flow.length === 0 ? [] : [viewOf({ plan, kept, link: '', key, action: '' }).page];
  const { answers } = readPage(first?.questions ?? [], call.visit.query, { kept, files: new Map() });
  const chosen = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
  return { plan, kept: { ...kept, answers: chosen }, key };
}
