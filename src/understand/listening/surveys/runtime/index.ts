/**
 * How a survey behaves while it is answered: in the browser, in the live preview and on the server, one and the same code.
 * Pure, without dependencies, small: it is part of the answering page's script. See docs/decisions/0023.
 */

export { secondsFor } from './duration.ts';
export { findCircle } from './find-circle.ts';
export { fitsKind, hiddenFromLink } from './hidden.ts';
export { type Judgement, judge, judgeSession, type QuotaCell, quotaCells, type Score } from './judge.ts';
export {
  goBack,
  goOn,
  pageProblems,
  progress,
  type ShownPage,
  shownChoices,
  type Turned,
  visiblePages,
} from './pages.ts';
export { compile, listsOf, type Plan } from './plan.ts';
export { isRequired, type Problem, problemsOf } from './problems.ts';
export { type Found, readAnswer } from './read-answer.ts';
export { scaleOf } from './scale-of.ts';
export {
  answer,
  answerTo,
  type Beginning,
  type Change,
  type Cleared,
  calculated,
  endOf,
  isShown,
  type Session,
  start,
} from './session.ts';
export { answerAsText, inLanguage, say } from './texts.ts';
