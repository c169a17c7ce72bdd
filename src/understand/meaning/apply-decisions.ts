import { isAboutTask, type LabelDecision, unassigned } from './desk.contract.ts';
import { type ClauseRead, type Label, notExpressed, type ReadVoice } from './evidence.contract.ts';

/** The same thing in a text that was redacted anew: by its place where the words still stand there, else by the words. */
function placeOf(decision: LabelDecision, text: string): { start: number; end: number } | null {
  const { span, quote } = decision;
  if (text.slice(span.start, span.end) === quote) return span;
  const found = text.indexOf(quote);
  return found === -1 || quote === '' ? null : { start: found, end: found + quote.length };
}

const lists = { theme: 'themes', emotion: 'emotion', intent: 'intent' } as const;
const nothing: Readonly<Record<string, string>> = { emotion: notExpressed, intent: 'nothing' };
const values: Readonly<Record<string, number>> = { negative: -1, neutral: 0, positive: 1 };

/** Which clause a decision is about: the one that holds the middle of its words. */
function isAbout(clause: ClauseRead, place: { start: number; end: number }): boolean {
  const middle = (place.start + place.end) / 2;
  return clause.span.start <= middle && middle < Math.max(clause.span.end, clause.span.start + 1);
}

function decided(decision: LabelDecision, like: Label, base: Partial<Label> = {}): Label {
  const { value: _, theme: __, ...rest } = like;
  return {
    ...rest,
    ...base,
    // What a person says is not a share of right answers.
    confidence: null,
    method: 'human',
    reason: [`${decision.status} by ${decision.by}`, ...(base.reason ?? [])],
    status: decision.status,
    by: decision.by,
    at: decision.at,
  };
}

/**
 * People win: what they confirmed or rejected stands over whatever was read. Decisions come oldest first; later ones of
 * the same clause, task and label replace earlier ones. `names` gives a theme's name by its id.
 */
export function applyDecisions(
  read: ReadVoice,
  text: string,
  decisions: readonly LabelDecision[],
  names: ReadonlyMap<string, string>,
): ReadVoice {
  if (decisions.length === 0) return read;
  const clauses = read.clauses.map((clause) => {
    const about = decisions.filter((decision) => {
      const place = placeOf(decision, text);
      return place !== null && isAbout(clause, place);
    });
    return about.reduce((now, decision) => withDecision(now, decision, names), clause);
  });
  return { ...read, clauses };
}

function withDecision(
  clause: ClauseRead,
  decision: LabelDecision,
  names: ReadonlyMap<string, string>,
): ClauseRead {
  // Any label of the clause lends its span, quote and versions.
  const like = { ...clause.effort, label: decision.label };
  const { task, label, status } = decision;
  if (task === 'sentiment' || task === 'effort') {
    const before = clause[task];
    if (status === 'rejected') {
      return before?.label === label ? { ...clause, [task]: decided(decision, like, before) } : clause;
    }
    const value = task === 'sentiment' ? { value: values[label] ?? 0 } : {};
    const kept = before?.label === label ? before : { label, ...value };
    return { ...clause, [task]: decided(decision, like, kept) };
  }
  if (task === 'theme' && label === unassigned) {
    const rejected = { ...decision, status: 'rejected' as const };
    return { ...clause, themes: clause.themes.map((theme) => decided(rejected, theme, theme)) };
  }
  if (isAboutTask(task)) return clause;
  const list = lists[task];
  const isSame = (each: Label) => (task === 'theme' ? each.theme === label : each.label === label);
  const before = clause[list].find(isSame);
  const named = task === 'theme' ? { label: names.get(label) ?? label, theme: label } : { label };
  const entry = decided(decision, like, before ?? named);
  const others = clause[list].filter((each) => !isSame(each));
  // "Nothing" stands alone, and goes when something is said to be there.
  const none = nothing[task];
  const left =
    status === 'confirmed' && none !== undefined
      ? label === none
        ? []
        : others.filter((each) => each.label !== none)
      : others;
  return { ...clause, [list]: [...left, entry] };
}
