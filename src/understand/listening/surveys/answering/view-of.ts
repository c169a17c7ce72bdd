import type { SurveyDefinition } from '../definition.contract.ts';
import { type Plan, type Problem, progress, start, visiblePages } from '../runtime/index.ts';
import { beginningOf, finished, type Kept } from './kept.ts';
import type { AnsweringView } from './page.contract.ts';

/** What a page is drawn of, beside the session. */
export interface Drawn {
  readonly plan: Plan;
  readonly kept: Kept;
  readonly link: string;
  readonly key: string;
  readonly action: string;
  readonly problems?: readonly Problem[];
  readonly cleared?: readonly string[];
  readonly say?: string | null;
  readonly kind?: 'pin' | 'email' | 'code' | 'captcha';
}

/** At the end only answers that the end page itself speaks of: whoever comes next to this screen reads no others. */
function spokenOf(definition: SurveyDefinition, answers: Kept['answers']): Kept['answers'] {
  const words = JSON.stringify(definition.ends);
  return Object.fromEntries(Object.entries(answers).filter(([code]) => words.includes(`{{answer:${code}`)));
}

/** A session as its page shows it. */
export function viewOf(drawn: Drawn): AnsweringView {
  const { plan, kept, link, key, action, problems = [], cleared = [], say = null, kind } = drawn;
  const isOver = finished(kept.state);
  const answers = isOver ? spokenOf(plan.definition, kept.answers) : kept.answers;
  const session = start(plan, beginningOf(kept, answers));
  const pages = visiblePages(session);
  session.page = Math.max(
    0,
    pages.findIndex(({ page }) => page.code === kept.page),
  );
  return {
    kind: kind ?? (isOver ? 'end' : 'questions'),
    language: kept.language,
    session,
    page: pages[session.page] ?? null,
    at: { index: session.page, of: pages.length, secondsLeft: progress(session).secondsLeft },
    problems,
    cleared,
    end: kept.endPage,
    action,
    link,
    key,
    channel: kept.channel,
    say,
    kiosk: kept.channel === 'kiosk',
  };
}

/** There is nothing to answer: one page for every reason. */
export function goneView(language: string, say: string | null = null): AnsweringView {
  return {
    kind: 'gone',
    language,
    session: null,
    page: null,
    at: { index: 0, of: 0, secondsLeft: 0 },
    problems: [],
    cleared: [],
    end: null,
    action: '',
    link: '',
    key: '',
    channel: 'link',
    say,
    kiosk: false,
  };
}
