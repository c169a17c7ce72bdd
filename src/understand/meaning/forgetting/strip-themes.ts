import { readModel, writeModel } from '../../../instruments/language/discovery/model.ts';
import { holdsWord } from './only-theirs.ts';

interface FoundTheme {
  readonly id: string;
  readonly name: string;
  readonly phrases?: readonly string[];
  readonly words?: readonly string[];
}

/** A theme without words that only one customer used; named anew when its name held one. The same when there are none. */
export function strippedTheme<T extends FoundTheme>(theme: T, gone: ReadonlySet<string>): T {
  const without = (texts: readonly string[]) => texts.filter((text) => !holdsWord(text, gone));
  const phrases = without(theme.phrases ?? []);
  const words = without(theme.words ?? []);
  const isNamed = !holdsWord(theme.name, gone);
  const isSame =
    isNamed && phrases.length === (theme.phrases ?? []).length && words.length === (theme.words ?? []).length;
  if (isSame) return theme;
  const name = isNamed ? theme.name : (phrases[0] ?? (words.slice(0, 3).join(' ') || theme.id));
  return {
    ...theme,
    name,
    ...(theme.phrases === undefined ? {} : { phrases }),
    ...(theme.words === undefined ? {} : { words }),
  };
}

/** What a discovery keeps to show, stripped. */
export function strippedDocument(document: unknown, gone: ReadonlySet<string>): unknown {
  const { themes } = document as { themes?: FoundTheme[] };
  if (!Array.isArray(themes)) return document;
  const next = themes.map((theme) => strippedTheme(theme, gone));
  return next.every((theme, i) => theme === themes[i]) ? document : { ...(document as object), themes: next };
}

/**
 * The model by which new voices are placed, without words that only one customer used: what was learnt of them stays at
 * its place and meets nothing any more. Themes and places of all other texts are as before.
 */
export function strippedModel(json: string, gone: ReadonlySet<string>): string {
  const model = readModel(json);
  let isSame = true;
  const languages = model.languages.map((language) => {
    const { lsa } = language.space;
    const terms = lsa.tfIdf.terms.map((term, i) => {
      if (!term.startsWith('w ') || !holdsWord(term.slice(2), gone)) return term;
      isSame = false;
      return `\u0000 ${i}`;
    });
    return { ...language, space: { ...language.space, lsa: { ...lsa, tfIdf: { ...lsa.tfIdf, terms } } } };
  });
  return isSame ? json : writeModel({ ...model, languages });
}
