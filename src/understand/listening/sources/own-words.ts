import { ownRanges, partsOf } from '../../../instruments/language/text/parts.ts';

/** What a mail's or post's writer wrote: quoted texts, signatures and notices are cut; whether a program wrote it. */
export function ownWords(text: string): { text: string; isAutomatic: boolean } {
  const parts = partsOf(text);
  const own = ownRanges(parts).map(({ start, end }) => text.slice(start, end).trim());
  return { text: own.join('\n').trim(), isAutomatic: parts.nature === 'automatic' };
}
