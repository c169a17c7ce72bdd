import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre plazos, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'This kind of data is kept for at least {0} days.': 'Esta clase de datos se guarda al menos {0} días.',
  'Give {0} days or more.': 'Indique {0} días o más.',
  'The row was let go of: its time in quarantine was over.':
    'La fila se eliminó: su plazo en cuarentena había terminado.',
};
