import type { Purpose, PurposeNow } from './contract.ts';

/** What holds before a company says otherwise: nothing is sent for advertising or shown to others without a yes. */
export const usualPurposes: Readonly<Record<Purpose, Pick<PurposeNow, 'basis' | 'wording'>>> = {
  research: {
    basis: 'legitimate-interest',
    wording: {
      en: 'Ask me now and then how it went.',
      es: 'Preguntarme de vez en cuando cómo me ha ido.',
    },
  },
  case: {
    basis: 'contract',
    wording: {
      en: 'Contact me about something I reported.',
      es: 'Contactarme sobre algo que comuniqué.',
    },
  },
  news: {
    basis: 'consent',
    wording: {
      en: 'Tell me what changed because of what customers said.',
      es: 'Contarme qué ha cambiado gracias a lo que dicen los clientes.',
    },
  },
  'language-model': {
    basis: 'legitimate-interest',
    wording: {
      en: 'Have what I wrote, without names and numbers, also read by a language model.',
      es: 'Que un modelo de lenguaje lea también lo que escribí, sin nombres ni números.',
    },
  },
  original: {
    basis: 'legitimate-interest',
    wording: {
      en: 'Keep my words as I wrote them for a while, sealed.',
      es: 'Guardar por un tiempo, selladas, mis palabras tal como las escribí.',
    },
  },
  publish: {
    basis: 'consent',
    wording: {
      en: 'Show what I wrote to others, without my name.',
      es: 'Mostrar a otros lo que escribí, sin mi nombre.',
    },
  },
};
