import type { PhraseBook } from '../../../web/said/say-in.ts';

/** Las frases del servidor sobre recorridos, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'A voice stands at its own step, and counts as coming after the nearest event before it in its episode; a voice before any event is unattached.':
    'Una voz está en su propio paso y cuenta como posterior al evento más cercano antes de ella en su episodio; una voz anterior a todo evento queda suelta.',
  'What customers answered in the episodes that pass the step, each answer once. Marked ▼ or ▲ only when its 95 % interval excludes the score of all episodes.':
    'Lo que respondieron los clientes en los episodios que pasan por el paso, cada respuesta una vez. Se marca ▼ o ▲ solo si su intervalo del 95 % excluye la puntuación de todos los episodios.',
  'The commonest whole paths, as few as cover the chosen share of episodes (and the commonest one of every promise that ten or more episodes missed, where those are walked as steps) decide which steps and edges are drawn; every number counts all episodes, whichever path they went.':
    'Los caminos enteros más comunes, los menos que cubren la parte elegida de episodios (y el más común de cada promesa incumplida en diez o más episodios, donde cuentan como pasos), deciden qué pasos y líneas se dibujan; cada número cuenta todos los episodios, fueran por donde fueran.',
  'There is no field "{0}" to filter by.': 'No hay ningún campo «{0}» por el que filtrar.',
  'Known fields: {0}.': 'Campos conocidos: {0}.',
  'Did you mean "{0}"? Known fields: {1}.': '¿Quiso decir «{0}»? Campos conocidos: {1}.',
  'Did you mean "{0}"? Known segments: {1}.': '¿Quiso decir «{0}»? Segmentos conocidos: {1}.',
  '"{0}" is not one group of people; groups are looked at one by one.':
    '«{0}» no es un grupo de personas; los grupos se miran uno a uno.',
  'Write stakeholder= with one of {0}.': 'Escriba stakeholder= con uno de {0}.',
  'Did you mean stakeholder={0}? Write stakeholder= with one of {1}.':
    '¿Quiso decir stakeholder={0}? Escriba stakeholder= con uno de {1}.',
  'Ask for a score of theirs: scores tell of groups of five and more.':
    'Pida una puntuación de ellos: las puntuaciones hablan de grupos de cinco o más.',
  'The cursor was not understood.': 'No se entendió qué página se pide.',
  'Ask for the first page again, without a cursor.': 'Pida otra vez la primera página.',
  'The path was not understood.': 'El camino no se entendió.',
  'Write a JSON list of steps: ["Order","Delivered"].':
    'Escriba una lista JSON de pasos: ["Pedido","Entregado"].',
  'An edge needs both `from` and `to`.': 'Una línea necesita un paso de salida y otro de llegada.',
  'Give the two steps, or `step` for one.': 'Dé los dos pasos, o uno solo.',
  'There is no episode "{0}".': 'No existe el episodio «{0}».',
  'Look one up with `sirius journeys show --customer ID`, or behind a number on the map.':
    'Busque uno detrás de un número del mapa.',
  '{0} customers have an episode "{1}".': '{0} clientes tienen un episodio «{1}».',
  'Say whose with --customer (customer=): {0}.': 'Diga de quién, con customer=: {0}.',
  'There is no segment "{0}".': 'No existe el segmento «{0}».',
  'Known segments: {0}.': 'Segmentos conocidos: {0}.',
  'There is no customer "{0}".': 'No existe el cliente «{0}».',
  'Customers are named as in the imported files; find one behind a number on the map.':
    'Los clientes se llaman como en los archivos traídos; busque uno detrás de un número del mapa.',
};
