import { unassigned } from './desk.contract.ts';
import type { Example, TaughtTheme } from './teaching.contract.ts';

/** A text of the examples that the label desk had a word on. */
export interface DeskText {
  readonly text: string;
  /** What the examples said of it before the desk did; so that a decision taken back leaves no trace. */
  readonly before: readonly Example[];
  /** The decisions that were learnt. */
  readonly decisions: readonly string[];
}

/** A decision on a theme that is to be learnt from. */
export interface Lesson {
  readonly id: string;
  readonly quote: string;
  /** A theme's id; or that it speaks of none. */
  readonly label: string;
  readonly status: 'confirmed' | 'rejected';
  /** Ids of the themes that the machine had read there. */
  readonly suggested: readonly string[];
}

interface Taught {
  readonly themes: readonly TaughtTheme[];
  readonly examples: readonly Example[];
  readonly desk: readonly DeskText[];
}

const textOf = ({ text }: Example) => text.trim();

/**
 * The decisions a taxonomy can learn from: those on a theme of its own, and that a text speaks of none. What was found, not
 * taught, is only marked.
 */
export function lessonsFor<L extends Lesson>(
  { themes }: Pick<Taught, 'themes'>,
  decisions: readonly L[],
): L[] {
  const ids = new Set(themes.length === 0 ? [] : [unassigned, ...themes.map(({ id }) => id)]);
  return decisions.filter(({ label, quote }) => ids.has(label) && quote.trim() !== '');
}

/** How many decisions the examples do not know yet: new ones, and learnt ones that were taken back since. */
export function waitingLessons({ desk }: Pick<Taught, 'desk'>, lessons: readonly Lesson[]): number {
  const learnt = new Set(desk.flatMap(({ decisions }) => decisions));
  const standing = new Set(lessons.map(({ id }) => id));
  const isNew = ({ id }: Lesson) => !learnt.has(id);
  return lessons.filter(isNew).length + [...learnt].filter((id) => !standing.has(id)).length;
}

/** The examples as they would be had the desk decided just this, oldest first; everything else stays. */
export function withLessons(
  { themes, examples, desk }: Taught,
  lessons: readonly Lesson[],
): Pick<Taught, 'examples' | 'desk'> {
  const told = new Map(desk.map((each) => [each.text, each]));
  const without = [
    ...examples.filter((example) => !told.has(textOf(example))),
    ...desk.flatMap(({ before }) => before),
  ];
  const known = Map.groupBy(without, textOf);
  const taught = [...Map.groupBy(lessons, ({ quote }) => quote.trim())].map(([text, own]) => ({
    text,
    own,
    before: known.get(text) ?? [],
  }));
  const now = new Set(taught.map(({ text }) => text));
  return {
    examples: [
      ...without.filter((example) => !now.has(textOf(example))),
      ...taught.map(({ text, before, own }) => exampleOf(text, before, own, themes)),
    ],
    desk: taught.map(({ text, before, own }) => ({ text, before, decisions: own.map(({ id }) => id) })),
  };
}

/**
 * What is known of a text after people decided. Who says that the machine was right about a theme leaves what else it
 * read there; who names another theme puts theirs in its place.
 */
function exampleOf(
  text: string,
  before: readonly Example[],
  own: readonly Lesson[],
  themes: readonly TaughtTheme[],
): Example {
  const ids = new Set(themes.map(({ id }) => id));
  const byName = new Map(themes.map(({ id, name }) => [name.trim().toLowerCase(), id]));
  const idsOf = (names: readonly string[]) =>
    names.map((name) => (ids.has(name) ? name : (byName.get(name.trim().toLowerCase()) ?? name)));
  // Who says that it speaks of none takes back all that was said before; the newest word counts.
  const cleared = own.findLastIndex(({ label }) => label === unassigned);
  const since = own.slice(cleared + 1);
  const known = cleared === -1 ? before : [];
  const yes = new Set(known.flatMap((example) => idsOf(example.themes)));
  const no = new Set(known.flatMap((example) => idsOf(example.not)));
  for (const { label, status } of since) {
    const [to, from] = status === 'confirmed' ? [yes, no] : [no, yes];
    from.delete(label);
    to.add(label);
  }
  for (const { label, status, suggested } of since) {
    if (status !== 'confirmed' || !suggested.includes(label)) continue;
    for (const other of suggested) if (ids.has(other) && !no.has(other)) yes.add(other);
  }
  // "It speaks of none of them" says more than that it does not speak of one.
  const isOfNone =
    cleared !== -1 || known.some((example) => example.themes.length === 0 && example.not.length === 0);
  return { text, themes: [...yes].sort(), not: yes.size === 0 && isOfNone ? [] : [...no].sort() };
}

/**
 * What stays of the desk when examples are changed by other ways: a text told anew is what the desk's word would be
 * taken back to; a text that is gone waits to be learnt again.
 */
export function deskAfter({ examples, desk }: Omit<Taught, 'themes'>, now: readonly Example[]): DeskText[] {
  const was = Map.groupBy(examples, textOf);
  const is = Map.groupBy(now, textOf);
  return desk.flatMap((each) => {
    const told = is.get(each.text);
    if (told === undefined) return [];
    return [JSON.stringify(told) === JSON.stringify(was.get(each.text)) ? each : { ...each, before: told }];
  });
}
