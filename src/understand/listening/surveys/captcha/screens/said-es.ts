import type { PhraseBook } from '../../../../../web/said/say-in.ts';

/** Las frases del servidor sobre el control contra programas, en español; la clave es la frase inglesa. */
export const saidInSpanish: PhraseBook = {
  'The secret of the service was sealed under another secret.':
    'El secreto del servicio se selló con otro secreto.',
  'An administrator types it again under Keeping programs out.':
    'Un administrador lo escribe otra vez en Mantener fuera a los programas.',
  'No secret was given for this service.': 'No se ha dado ningún secreto para este servicio.',
  'Type the secret that the service shows beside the site key.':
    'Escriba el secreto que el servicio muestra junto a la clave del sitio.',
  'No service of others is used, so there is none to try.':
    'No se usa ningún servicio ajeno, así que no hay nada que probar.',
  'Choose one and keep it first; the built-in check needs no trial.':
    'Elija uno y guárdelo antes; la comprobación propia no necesita prueba.',
};
