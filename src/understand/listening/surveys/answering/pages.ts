import { newId } from '../../../../kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { PublicPage, Shown } from '../../../../server/public-pages.ts';
import { logoOf } from '../letterhead/index.ts';
import { addressOf, type Call, draw, gone } from './draw-page.ts';
import { linkOf, move, openAt, see } from './enter.ts';
import { firstLook, givenBy } from './first-look.ts';
import type { Ports } from './ports.ts';
import { keyShape, tokenShape } from './session.contract.ts';
import { takeForm } from './take-form.ts';
import { checkOf, proofFor } from './take-proof.ts';

const week = 604_800;
const noLogo = refuse('no-such-file', 'There is nothing at this address.', { kind: 'not-found' });

/** The company's logo, for whoever may see the survey; a closed one looks as if it had never been. */
async function showLogo(call: Call): Promise<Shown | Refusal> {
  const opened = await openAt(call.services, call.link);
  if (isRefusal(opened)) return noLogo;
  const logo = await call.services.records.inWorkspace(opened.link.workspace, logoOf);
  if (logo === null) return noLogo;
  return { bytes: logo.content, type: logo.type, cacheSeconds: week };
}

async function openPage(call: Call): Promise<Shown> {
  const opened = await openAt(call.services, call.link);
  if (isRefusal(opened)) return gone(call, opened);
  const { link, definition } = opened;
  if (link.kind === 'personal' && definition.conduct.resume) {
    const seen = await move(call.services, call.ports, call.link, {
      ...givenBy(call, opened, 'mine'),
      wants: 'see',
    });
    if (!isRefusal(seen)) return { see: addressOf(call, 'mine') };
    if (seen.refused === 'answered-already') return gone(call, seen);
  }
  const key = newId();
  const kind = proofFor(opened, key, call.services);
  const around = kind === null ? await checkOf(call, opened, key) : {};
  return draw(call, { ...firstLook(call, opened, key), ...(kind === null ? {} : { kind }) }, around);
}

async function goOnPage(call: Call, key: string): Promise<Shown> {
  const seen = await see(call, key);
  if (isRefusal(seen)) return gone(call, seen);
  const around = key === 'mine' && seen.kept.state === 'partial' ? { resumed: true } : {};
  return draw(call, { plan: seen.plan, kept: seen.kept, key }, around);
}

/** The pages of a survey's address. Looking changes nothing; each form is answered with the way to the next page. */
export function pagesWith(ports: Ports): PublicPage[] {
  const page = (
    method: 'GET' | 'POST',
    path: string,
    work: (call: Call, key: string | null) => Promise<Shown | Refusal>,
  ): PublicPage => ({
    method,
    path,
    show: async (services, visit) => {
      const { link = '' } = visit.params;
      const known = tokenShape.safeParse(link).success ? await linkOf(services.records, link) : null;
      const isLink = known !== null && !isRefusal(known);
      const call = {
        services,
        ports,
        visit,
        link: isLink ? link : '',
        workspace: isLink ? known.workspace : null,
        frames: isLink ? known.origins : [],
      };
      const sent = visit.params.key ?? visit.fields.get('key');
      const key = keyShape.safeParse(sent);
      return work(call, key.success ? key.data : null);
    },
  });
  const nothing = { refused: 'nothing-here', say: '' };
  const withKey =
    (work: (call: Call, key: string) => Promise<Shown>) => async (call: Call, key: string | null) =>
      key === null ? gone(call, nothing) : work(call, key);
  return [
    page('GET', '/s/:link', openPage),
    page('POST', '/s/:link', withKey(takeForm)),
    page('GET', '/s/:link/logo', showLogo),
    page('GET', '/s/:link/:key', withKey(goOnPage)),
    page('POST', '/s/:link/:key', withKey(takeForm)),
  ];
}
