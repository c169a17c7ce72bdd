import type { Words } from '../../../web/screen.ts';
import { aboutWords } from './about-words.ts';
import { deskWords } from './desk-words.ts';
import { labelWords } from './label-words.ts';
import { saidInSpanish } from './said-es.ts';
import { sentimentWords } from './sentiment-words.ts';
import { storyWords } from './story-words.ts';
import { themeWords } from './theme-words.ts';
import { tierWords } from './tier-words.ts';
import { voiceWords } from './voice-words.ts';

/** The part's words, gathered from its kinds of screens. */
export const words: Words = {
  en: {
    ...voiceWords.en,
    ...themeWords.en,
    ...storyWords.en,
    ...labelWords.en,
    ...deskWords.en,
    ...tierWords.en,
    ...sentimentWords.en,
    ...aboutWords.en,
  },
  es: {
    ...voiceWords.es,
    ...themeWords.es,
    ...storyWords.es,
    ...labelWords.es,
    ...deskWords.es,
    ...tierWords.es,
    ...sentimentWords.es,
    ...aboutWords.es,
  },
  said: { es: saidInSpanish },
};
