import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'This link is not valid any more.': 'Este enlace ya no es válido.',
  'Use the link in the newest message you got from us.':
    'Use el enlace del mensaje más reciente que recibió de nosotros.',
  'Nothing was chosen.': 'No se eligió nada.',
  'Go back and press one of the buttons.': 'Vuelva y pulse uno de los botones.',
  'There is no request of this number.': 'No hay ninguna solicitud con este número.',
  'They are not to be contacted at all.': 'No se les debe contactar en absoluto.',
  'They agreed on {0}.': 'Aceptaron el {0}.',
  'They refused on {0}.': 'Se negaron el {0}.',
  'They never agreed, and it needs their consent.': 'Nunca aceptaron, y hace falta su consentimiento.',
  'It belongs to the contract with them, and they did not object.':
    'Forma parte del contrato con ellos y no se opusieron.',
  'The company has a legitimate interest, and they did not object.':
    'La empresa tiene un interés legítimo y no se opusieron.',
  'consents and requests': 'consentimientos y solicitudes',
};
