import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'There is no segment of this number.': 'No hay ningún segmento con este número.',
  'The rule asks for the segment "{0}".': 'La regla pide el segmento «{0}».',
  'Write the conditions of that segment into this rule: a rule does not call another.':
    'Escriba las condiciones de ese segmento en esta regla: una regla no llama a otra.',
  'The rule asks for a group of people.': 'La regla pide un grupo de personas.',
  'Leave stakeholder= out of the rule and write it beside segment= in the filter: the rule then holds within that group.':
    'Quite stakeholder= de la regla y escríbalo junto a segment= en el filtro: la regla vale entonces dentro de ese grupo.',
};
