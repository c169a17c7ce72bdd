import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import type { Records } from '../../../../stores/records/records.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import type { Plan } from '../runtime/index.ts';
import { isOpen, nothingHere } from './judge-entry.ts';
import type { Settled } from './judge-move.ts';
import type { Link, Move } from './kept.ts';
import { planOf } from './plan-of.ts';
import type { Ports } from './ports.ts';
import { prove } from './prove.ts';
import { readSurveys } from './store.ts';
import { findLink, hashOf } from './store-links.ts';
import { takeMove } from './take-move.ts';

/** Which company and survey an address leads to never changes; everything else about it is read when it counts. */
const known = new WeakMap<Records, Map<string, Link>>();
const most = 20_000;

/** The address with this secret part, or the one refusal there is for every address that leads nowhere. */
export async function linkOf(records: Records, token: string): Promise<Link | Refusal> {
  const links = known.get(records) ?? new Map<string, Link>();
  known.set(records, links);
  const seen = links.get(token);
  if (seen !== undefined) return seen;
  const link = await findLink(records, token);
  if (link === null) return nothingHere;
  if (links.size >= most) links.delete(links.keys().next().value ?? '');
  links.set(token, link);
  return link;
}

export interface Opened {
  readonly link: Link;
  readonly version: number;
  readonly plan: Plan;
  readonly definition: SurveyDefinition;
  readonly now: Date;
}

/** The survey as somebody finds it who comes to its address now. */
export async function openAt(services: Services, token: string): Promise<Opened | Refusal> {
  const { records } = services;
  const link = await findLink(records, token);
  if (link === null) return nothingHere;
  const now = await services.now(link.workspace);
  return records.inWorkspace(link.workspace, async (tx) => {
    const row = (await readSurveys(tx, [link.survey])).get(link.survey);
    const plan = row?.version == null ? null : await planOf(records, tx, row.id, row.version);
    if (row?.version == null || plan === null) return nothingHere;
    const { definition } = plan;
    return isOpen({ link, survey: { state: row.state, definition }, now })
      ? { link, version: row.version, plan, definition, now }
      : nothingHere;
  });
}

/** What a move comes with from outside. */
export interface Given extends Omit<Move, 'link' | 'key' | 'proven'> {
  readonly key: string;
  readonly pin?: string | undefined;
  readonly email?: string | undefined;
  readonly code?: string | undefined;
  readonly captcha?: string | undefined;
  /** The PIN was given and found right in an earlier step. */
  readonly pinKnown?: boolean;
}

/** One move at an address, by page or program: proofs looked at, then judged and stored like every other. */
export async function move(
  services: Services,
  ports: Ports,
  token: string,
  given: Given,
): Promise<Settled | Refusal> {
  const link = await linkOf(services.records, token);
  if (isRefusal(link)) return link;
  const { pin, email, code, captcha, key, pinKnown = false, ...rest } = given;
  const found = await prove(services, link, { pin, email, code, session: key });
  if (isRefusal(found)) return found;
  const hash = key === 'mine' ? 'mine' : hashOf(key);
  const proven = { ...found, pin: found.pin || pinKnown };
  const wish = { ...rest, link: link.id, key: hash };
  const settled = await takeMove(services, link.workspace, { ...wish, proven });
  // Looked at only where the rules miss it: whoever has begun is asked no more, and no service is called in vain.
  if (!isRefusal(settled) || settled.refused !== 'needs-captcha' || captcha === undefined) return settled;
  const { workspace, id } = link;
  const person = await ports.isPerson(services, { workspace, link: id, session: hash }, captcha, rest.by);
  if (person !== true) return isRefusal(person) ? person : settled;
  return takeMove(services, workspace, { ...wish, proven: { ...proven, captcha: true } });
}

/** The session of this key as it stands, for its page. */
export const see = (
  { services, ports, link }: { readonly services: Services; readonly ports: Ports; readonly link: string },
  key: string,
) => move(services, ports, link, { key, wants: 'see', by: 'page', answers: {} });
