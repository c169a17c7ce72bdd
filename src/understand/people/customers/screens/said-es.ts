import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'The table has no column "{0}".': 'La tabla no tiene la columna «{0}».',
  'Its columns: {0}.': 'Sus columnas: {0}.',
  'This customer was erased and is not taken again.': 'Este cliente fue borrado y no se vuelve a admitir.',
  'An administrator can let them in again under Personal data.':
    'Un administrador puede volver a admitirlo en Datos personales.',
  'What single employees said or did is not shown.': 'No se muestra lo que dijo o hizo un solo empleado.',
  'Look at groups of employees: scores show them from five on.':
    'Mire grupos de empleados: las puntuaciones los muestran desde cinco.',
  'Look for a part of the name, an address or a number.':
    'Busque una parte del nombre, una dirección o un número.',
  'Nothing is held about "{0}".': 'No se guarda nada sobre «{0}».',
  'There is no panel of this name.': 'No hay ningún panel con este nombre.',
  'attributes and groups': 'atributos y grupos',
};
