import type { PhraseBook } from '../../../web/said/say-in.ts';

/** Las frases del servidor sobre contribuciones y trabajos, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'Nothing has the id {0}.': 'Nada tiene el identificador {0}.',
  'Give the id of a finding, a decision, a contribution, a verdict or a piece of work.':
    'Dé el de un hallazgo, una decisión, una contribución, un veredicto o un trabajo.',
  'The list has no column "title".': 'La lista no tiene la columna «title».',
  'Name the columns in the first row: title, function, cost, currency.':
    'Nombre las columnas en la primera fila: title, function, cost, currency.',
  'Give the id of a finding or a decision.': 'Dé el de un hallazgo o una decisión.',
  'There is no such piece of work.': 'No existe ese trabajo.',
};
