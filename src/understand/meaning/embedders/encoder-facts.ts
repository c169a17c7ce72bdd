import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';

/** What an encoder is, as plain data: a thread knows it before it may ask. */
export type EncoderFacts = Pick<Embedder, 'id' | 'version' | 'dimensions' | 'languages'>;

/** Was this encoder made for the language (ISO 639-1)? */
export const knowsLanguage = ({ languages }: Pick<EncoderFacts, 'languages'>, language: string): boolean =>
  languages === 'all' || languages.includes(language);
