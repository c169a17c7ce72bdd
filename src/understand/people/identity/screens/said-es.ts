import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'There is no link of this number.': 'No hay ningún vínculo con este número.',
  'Name two identifiers, and which of them is kept.':
    'Nombre dos identificadores y cuál de ellos se conserva.',
  'These are the same identifier.': 'Es el mismo identificador.',
  '"{0}" is neither of the two.': '«{0}» no es ninguno de los dos.',
  '{0} and {1} are not merged.': '{0} y {1} no están unidos.',
  '{0} and {1} are merged; split them instead.': '{0} y {1} están unidos; sepárelos.',
  '"{0}" is no e-mail address.': '«{0}» no es una dirección de correo.',
  'Write it as name@example.org.': 'Escríbala como nombre@example.org.',
  '"{0}" is no telephone number.': '«{0}» no es un número de teléfono.',
  'Write it with its country code: +34 600 111 222.': 'Escríbalo con el prefijo del país: +34 600 111 222.',
  'A mailbox of an office, not of a person.': 'El buzón de una oficina, no de una persona.',
  'Shared by {0} customers: a household or an office.':
    'Compartido por {0} clientes: un hogar o una oficina.',
  'Not confirmed: anybody can write a sender.': 'Sin confirmar: cualquiera puede escribir un remitente.',
  'identities and links': 'identidades y vínculos',
};
