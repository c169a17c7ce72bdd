import type { PhraseBook } from '../../../web/said/say-in.ts';

/** Las frases del servidor sobre hallazgos, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'There is no finding "{0}".': 'No existe el hallazgo «{0}».',
  'See `sirius findings`, or the page Findings.': 'Vea la página Hallazgos.',
  '"{0}" is neither a metric nor a promise (promise:STEP).':
    '«{0}» no es ni una puntuación ni una promesa (promise:PASO).',
  'Import scores first.': 'Traiga antes puntuaciones.',
  'Known: {0}.': 'Se conocen: {0}.',
};
