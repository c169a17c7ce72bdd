import { languageTag } from '../collect.ts';
import { isObject, textAt } from '../given.ts';

/** The languages of a survey: its own first, then each in which some text is written. */
export function languagesOf(json: unknown): string[] {
  const own = languageTag(textAt(json, 'locale') || 'en');
  const found = new Set([own]);
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 60) return;
    if (isObject(value) && isLocalised(value)) {
      for (const name of Object.keys(value)) if (name !== 'default') found.add(languageTag(name));
      return;
    }
    for (const item of Object.values(value)) walk(item, depth + 1);
  };
  walk(json, 0);
  return [...found].slice(0, 50);
}

const isLocalised = (value: Record<string, unknown>): boolean => {
  const names = Object.keys(value);
  return (
    names.length > 0 &&
    names.every((name) => name === 'default' || /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/.test(name)) &&
    names.some((name) => name === 'default' || name.length <= 5) &&
    Object.values(value).every((text) => typeof text === 'string')
  );
};
