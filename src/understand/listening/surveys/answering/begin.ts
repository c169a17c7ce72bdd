import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { fitsKind, type Plan } from '../runtime/index.ts';
import type { Entry } from './judge-entry.ts';
import type { Hidden, Kept, Move } from './kept.ts';

/** Where a session begins: the address, and the version that is shown. */
interface Beginning extends Pick<Entry, 'link' | 'now' | 'survey'> {
  readonly plan: Plan;
  readonly version: number;
}

/** A session as it begins; nothing of it is kept yet. */
export function begin({ plan, link, version, now, survey }: Beginning, move: Move): Kept | Refusal {
  const { definition } = plan;
  const wrong = wrongHidden(definition.hidden, move);
  if (wrong !== null) return wrong;
  const isAnonymous = (survey?.definition ?? definition).respondents === 'anonymous';
  const wished = move.language ?? link.language ?? '';
  const [first = 'en'] = definition.languages;
  const language =
    [wished, wished.split('-')[0] ?? ''].find((one) => definition.languages.includes(one)) ?? first;
  return {
    key: move.key,
    survey: link.survey,
    version,
    link: isAnonymous ? null : link.id,
    state: 'started',
    seed: Number.parseInt(move.key.slice(0, 8), 16) >>> 0,
    language,
    device: move.device ?? 'desktop',
    channel: link.channel,
    customer: isAnonymous ? null : (move.customer ?? link.customer ?? move.proven.email),
    episode: isAnonymous ? null : link.episode,
    step: link.step,
    email: isAnonymous ? null : move.proven.email,
    hidden: hiddenOf(definition.hidden, link.hidden, move),
    answers: {},
    flagged: [],
    page: null,
    endPage: null,
    quota: null,
    places: [],
    heldUntil: null,
    fingerprint: null,
    revision: 0,
    startedAt: move.at ?? now,
    changedAt: move.at ?? now,
  };
}

type Fields = Plan['definition']['hidden'];

/** Whether a hidden field may be said by a move: only those that a link may say, in their kind. */
function maySay(fields: Fields, code: string, value: unknown, by: Move['by']): boolean {
  const field = fields.find((one) => one.code === code);
  return field !== undefined && (field.fromLink || by === 'import') && fitsKind(field, value);
}

/** A program is told; a page that a link led to with something more simply opens without it. */
function wrongHidden(fields: Fields, { hidden = {}, by }: Move): Refusal | null {
  const [wrong] = Object.entries(hidden).find(([code, value]) => !maySay(fields, code, value, by)) ?? [];
  if (wrong === undefined || by !== 'program') return null;
  return refuse('hidden-field', `The hidden field ${wrong.slice(0, 100)} cannot be set from here.`, {
    next: 'Leave it out, or allow the link to say it in the survey, with a value of its kind.',
  });
}

/** The address' own hidden fields, and of those sent along only the ones that a link may say. */
function hiddenOf(fields: Fields, given: Hidden, { hidden = {}, by }: Move): Hidden {
  const said = Object.entries(hidden).filter(([code, value]) => maySay(fields, code, value, by));
  return { ...Object.fromEntries(said), ...given };
}
