import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'The table has no column "{0}".': 'La tabla no tiene la columna «{0}».',
  'Its columns: {0}.': 'Sus columnas: {0}.',
  'This customer was erased and is not taken again.': 'Este cliente fue borrado y no se vuelve a admitir.',
  'An administrator can let them in again under Personal data.':
    'Un administrador puede volver a admitirlo en Datos personales.',
  'No column of the table has a name that says it names the person.':
    'Ninguna columna de la tabla tiene un nombre que diga que nombra a la persona.',
  'Choose one of its columns: {0}.': 'Elija una de sus columnas: {0}.',
  'The table has no rows.': 'La tabla no tiene filas.',
  'This is larger than 50 MB.': 'Esto ocupa más de 50 MB.',
  'This is no text: save the table as CSV, UTF-8.': 'Esto no es texto: guarde la tabla como CSV, UTF-8.',
  'A value of the row is longer than {0} letters.': 'Un valor de la fila tiene más de {0} letras.',
  'The quotation mark in row {0} of the table (its head is row 1) never closes.':
    'Las comillas de la fila {0} de la tabla (la cabecera es la fila 1) nunca se cierran.',
  'Close it, or write it twice: what stands behind it cannot be told apart.':
    'Ciérrelas o escríbalas dos veces: lo que hay detrás no se puede separar.',
  'The table has two columns "{0}".': 'La tabla tiene dos columnas «{0}».',
  'Give one of them another name.': 'Dé otro nombre a una de ellas.',
  'A field cannot be called "{0}".': 'Un campo no se puede llamar «{0}».',
  'Name the column in at most 100 letters, without comma, bar, quotation mark or = < > !.':
    'Nombre la columna con un máximo de 100 letras, sin coma, barra, comillas ni = < > !.',
  'The row names nobody, or by more than 200 letters.': 'La fila no nombra a nadie, o con más de 200 letras.',
  'What single employees said or did is not shown.': 'No se muestra lo que dijo o hizo un solo empleado.',
  'Look for a part of the name, an address or a number.':
    'Busque una parte del nombre, una dirección o un número.',
  'Nothing is held about "{0}".': 'No se guarda nada sobre «{0}».',
  'attributes and groups': 'atributos y grupos',
};
