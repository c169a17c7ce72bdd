import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre paneles, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'There is no panel of this number.': 'No hay ningún panel con este número.',
  'There is no panel "{0}".': 'No hay ningún panel «{0}».',
  'Known panels: {0}.': 'Paneles conocidos: {0}.',
  'Did you mean "{0}"?': '¿Quiso decir «{0}»?',
  '"{0}" is {1}, and the panel is made of another group: {2}.':
    '«{0}» es {1}, y el panel es de otro grupo: {2}.',
  'Leave them out, or make a panel of their group.': 'Déjelos fuera, o cree un panel de su grupo.',
  'Segments are of customers; this panel is filled from everybody of its group.':
    'Los segmentos son de clientes; este panel se llena de todos los de su grupo.',
  'Leave the segment out.': 'Quite el segmento.',
  'Nobody said how large this panel is to be.': 'Nadie ha dicho qué tamaño tendrá este panel.',
  'Set its size first.': 'Fije primero su tamaño.',
  'places in panels': 'lugares en paneles',
};
