import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre promesas citadas, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'The voice quotes no promise there.': 'Ahí la voz no cita ninguna promesa.',
  'Take the words as GET /voices/promises gives them; the voice may have been read anew meanwhile.':
    'Tome las palabras como las da GET /voices/promises; puede que la voz se haya leído de nuevo entretanto.',
  'The words do not say by when.': 'Las palabras no dicen para cuándo.',
  'Say by when it was promised (due).': 'Diga para cuándo se prometió (due).',
  '{0} is no time a promise can be due.': '{0} no es un momento en que pueda vencer una promesa.',
  'It is not said what was promised.': 'No se dice qué se prometió.',
  'No record knows a step “{0}”.': 'Ningún registro conoce un paso «{0}».',
  'A promise is kept by a step that the company records: take one of `steps` of the list.':
    'Una promesa se cumple con un paso que la empresa registra: tome uno de `steps` de la lista.',
  'The voice belongs to no episode.': 'La voz no pertenece a ningún episodio.',
  'This customer has no episode “{0}”.': 'Este cliente no tiene ningún episodio «{0}».',
  'Name one of the customer’s episodes: a promise is judged by what happens in it.':
    'Nombre uno de los episodios del cliente: una promesa se juzga por lo que pasa en él.',
  '{0} decided otherwise about these words.': '{0} decidió otra cosa sobre estas palabras.',
  'Take that decision back first.': 'Retire antes esa decisión.',
  'Give MOMENT:START-END and either --confirm or --reject.':
    'Dé MOMENTO:INICIO-FIN y o bien --confirm o bien --reject.',
  'Keys are listed by `sirius promises quoted`.': 'Las claves las muestra `sirius promises quoted`.',
};
