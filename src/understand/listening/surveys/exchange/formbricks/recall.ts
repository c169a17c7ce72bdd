import type { Asked } from './logic.ts';
import type { Variables } from './variables.ts';

/** `#recall:ID/fallback:WORDS#` in a text, as Sirius writes it; what it names nothing by stays as it stands. */
export function recall(
  text: string,
  asked: ReadonlyMap<string, Asked>,
  hidden: ReadonlyMap<string, string>,
  variables: Variables,
): string {
  if (!text.includes('#recall:')) return text;
  return text.replace(
    /#recall:([^/#\s]{1,100})\/fallback:([^#]{0,200})#/g,
    (whole, id: string, otherwise: string) => {
      const answer = asked.get(id)?.code;
      const field = hidden.get(id);
      const variable = variables.codeOf(id);
      const found =
        answer !== undefined
          ? `answer:${answer}`
          : field !== undefined
            ? `hidden:${field}`
            : variable !== undefined
              ? `calculated:${variable}`
              : null;
      const words = otherwise.replaceAll('nbsp', ' ').replace(/[{}|]/g, '').trim();
      return found === null ? whole : `{{${found}${words === '' ? '' : `|${words}`}}}`;
    },
  );
}
