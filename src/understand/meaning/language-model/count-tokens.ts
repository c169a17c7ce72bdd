import type { LanguageModelSettings } from './contract.ts';

/** One token is at least so many bytes of UTF-8 in the vocabularies in use; written text has about four. */
const bytesPerToken = 2.4;
/** Fewer tokens than one in so many bytes no vocabulary makes: who says so is not believed. */
const mostBytesPerToken = 12;
const mostTokens = 100_000_000;
const million = 1_000_000;
const bytes = (text: string) => new TextEncoder().encode(text).length;

/** How many tokens a text is at most, for a budget that must hold before the answer is there. */
export const tokensAtMost = (text: string): number => Math.ceil(bytes(text) / bytesPerToken);

/** What the address counted, when that can be; else our own upper bound. So a budget ends also with one that lies. */
export function tokensCounted(said: number | undefined, text: string): number {
  const isPossible = said !== undefined && said >= bytes(text) / mostBytesPerToken;
  return Math.min(mostTokens, isPossible ? said : tokensAtMost(text));
}

/** In the currency of the prices, which are per million tokens. */
export const costOf = (
  { priceIn, priceOut }: Pick<LanguageModelSettings, 'priceIn' | 'priceOut'>,
  tokensIn: number,
  tokensOut: number,
): number => (tokensIn * priceIn + tokensOut * priceOut) / million;
