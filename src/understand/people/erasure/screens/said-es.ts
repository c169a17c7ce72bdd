import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre borrar clientes, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'There is no erasure of this number.': 'No hay ningún borrado con este número.',
  'The two identifiers are not the same, so nothing was erased.':
    'Los dos identificadores no son iguales; no se ha borrado nada.',
  'Type the identifier of the customer once more, letter by letter.':
    'Escriba otra vez el identificador del cliente, letra por letra.',
  'The item {0} is about a customer who was erased.': 'El elemento {0} trata de un cliente que fue borrado.',
  'An administrator can allow the customer again under Personal data.':
    'Un administrador puede volver a admitir al cliente en Datos personales.',
  'It was interrupted, and goes on by itself; its number stands in the log.':
    'Se interrumpió y sigue por sí solo; su número está en el diario del servidor.',
  'A file that waits to be imported names the customer: those rows are kept out, and the file goes once nothing of it is in quarantine.':
    'Un archivo que espera su importación nombra al cliente: esas filas quedan fuera, y el archivo desaparece cuando nada suyo esté en cuarentena.',
  'The records table {0} is too large to be rewritten while people work: freed pages keep old bytes until they are written over.':
    'La tabla {0} es demasiado grande para reescribirla mientras se trabaja: las páginas liberadas guardan bytes antiguos hasta que se sobrescriben.',
  "PostgreSQL's statistics may hold samples of erased values until it renews them; its administrator can run VACUUM FULL pg_statistic.":
    'Las estadísticas de PostgreSQL pueden guardar muestras de valores borrados hasta que se renuevan; su administrador puede ejecutar VACUUM FULL pg_statistic.',
  "PostgreSQL's log of changes, its replicas and its archive hold what was erased until they are recycled; ask its administrator how long that is.":
    'El registro de cambios de PostgreSQL, sus réplicas y su archivo guardan lo borrado hasta que se reciclan; pregunte a su administrador cuánto tardan.',
  'files that were handed in': 'archivos entregados',
  'rows in quarantine': 'filas en cuarentena',
  'reports and corrections of imports': 'informes y correcciones de importaciones',
  'items that arrived one by one': 'elementos llegados uno a uno',
  moments: 'momentos',
  'names in the access log': 'nombres en el registro de accesos',
  'what was read of their words': 'lo leído en sus palabras',
  'labels by people': 'etiquetas de personas',
  'examples of taught themes': 'ejemplos de temas enseñados',
  'examples of taught sentiment': 'ejemplos de sentimiento enseñado',
  'words in themes that were found': 'palabras en temas hallados',
  'vectors of their words': 'vectores de sus palabras',
  'calls of the language model': 'llamadas al modelo de lenguaje',
  'wordings told apart': 'redacciones distinguidas',
  'promises they say they were given': 'promesas que dicen haber recibido',
  originals: 'originales',
  'second opinions': 'segundas opiniones',
  'lessons that wait to be applied': 'lecciones por aplicar',
  'findings that pointed at them': 'hallazgos que los señalaban',
  'evidence of contributions': 'pruebas de contribuciones',
};
