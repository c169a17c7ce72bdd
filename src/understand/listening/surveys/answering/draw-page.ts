import type { Refusal } from '../../../../kernel/refusal.ts';
import type { Shown, Visit } from '../../../../server/public-pages.ts';
import type { Services } from '../../../../server/serve.ts';
import { type PageView, renderPage } from '../../../../survey-page/index.ts';
import { missingIn } from '../index.ts';
import { companyOf } from '../letterhead/index.ts';
import type { Plan } from '../runtime/index.ts';
import type { Ports } from './ports.ts';
import { type Drawn, goneView, viewOf } from './view-of.ts';

/** One person's visit to a survey's address: what came, and where it is shown. */
export interface Call {
  readonly services: Services;
  readonly ports: Ports;
  readonly visit: Visit;
  readonly link: string;
  /** Whose survey it is; null where the address leads nowhere. */
  readonly workspace: string | null;
  readonly frames: readonly string[];
}

const query = ({ visit }: Call) => (visit.query.size === 0 ? '' : `?${visit.query}`);
export const addressOf = (call: Call, key?: string) =>
  `/s/${call.link}${key === undefined ? '' : `/${key}`}${query(call)}`;

function show(call: Call, view: PageView, status = 200): Shown {
  const opens = view.check?.kind === 'service' ? { opens: view.check.origins } : {};
  return { html: renderPage(view), status, frames: call.frames, ...opens };
}

/** Nothing here, whatever the reason; what a person may know of their own address is told. */
export function gone(call: Call, refusal: Refusal): Shown {
  const [language = 'en'] = call.visit.languages;
  const why = refusal.refused === 'answered-already' ? { why: 'answered' as const } : {};
  const say = refusal.refused === 'nothing-here' || 'why' in why ? null : refusal.say;
  return show(
    call,
    { ...goneView(language, say), ...why, refused: refusal.refused },
    refusal.kind === 'conflict' ? 409 : 404,
  );
}

/** Languages in which every text of a survey has words, by published version; the one it was written in always. */
const whole = new WeakMap<Plan, readonly string[]>();
export function languagesOf(plan: Plan): readonly string[] {
  const known = whole.get(plan);
  if (known !== undefined) return known;
  const { definition } = plan;
  const found = definition.languages.filter((one, n) => n === 0 || missingIn(definition, one).length === 0);
  whole.set(plan, found);
  return found;
}

/** Who asks, for the head of the page. */
async function companyFor({ services, workspace, link }: Call) {
  if (workspace === null) return {};
  const logo = (hash: string) => `/s/${link}/logo?v=${hash}`;
  return services.records.inWorkspace(workspace, (tx) => companyOf(tx, workspace, logo));
}

/** The page of a session as the survey's own address shows it. */
export async function draw(
  call: Call,
  drawn: Omit<Drawn, 'link' | 'action'>,
  around: Partial<PageView> = {},
  status = 200,
): Promise<Shown> {
  const view = {
    ...viewOf({ ...drawn, link: call.link, action: addressOf(call, call.visit.params.key) }),
    ...(await companyFor(call)),
    languages: languagesOf(drawn.plan),
    version: drawn.kept.version,
    ...around,
  };
  return show(call, view, status);
}
