import type { RecurringLine } from '../questions/recurring-lines.ts';

/** A line of the forms and mails of one post that customers did not write for the occasion. */
export interface TemplateLine {
  readonly step: string;
  readonly channel: string;
  readonly line: string;
  readonly stories: number;
}

/** A line is a template when it stands in so many stories of one post, and in this share of those told in several lines. */
const fewestStories = 5;
const leastShare = 0.05;
/** A question or heading of a form: answers may be so short that the forms look like copies of each other. */
const isLabel = (line: string) => /[?:？：]\s*\)?$/u.test(line);

/**
 * The templates among lines that recur. Copies of one text count once: a pasted complaint is one story, its lines are no
 * template; only questions and headings count by distinct texts. What was a template stays one down to half of what makes
 * one, so that voices are not read to and fro.
 */
export function templatesAmong(
  lines: readonly RecurringLine[],
  before: readonly TemplateLine[],
): TemplateLine[] {
  const known = new Set(before.map(keyOf));
  return lines.flatMap(({ step, channel, line, stories, texts, all }) => {
    const found = isLabel(line) ? Math.max(stories, texts) : stories;
    const half = known.has(keyOf({ step, channel, line })) ? 0.5 : 1;
    const least = half * Math.max(fewestStories, leastShare * all);
    return found >= least ? [{ step, channel, line, stories: found }] : [];
  });
}

export const keyOf = ({ step, channel, line }: Pick<TemplateLine, 'step' | 'channel' | 'line'>) =>
  JSON.stringify([step, channel, line]);

/** Lines that are in one of both only, by their post. */
export function changedLines(
  before: readonly TemplateLine[],
  after: readonly TemplateLine[],
): { step: string; channel: string; lines: string[] }[] {
  const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const changed = [
    ...before.filter((line) => !now.has(keyOf(line))),
    ...after.filter((line) => !old.has(keyOf(line))),
  ];
  const posts = Map.groupBy(changed, ({ step, channel }) => JSON.stringify([step, channel]));
  return [...posts.values()].flatMap((lines) => {
    const [first] = lines;
    return first === undefined
      ? []
      : [{ step: first.step, channel: first.channel, lines: lines.map(({ line }) => line) }];
  });
}
