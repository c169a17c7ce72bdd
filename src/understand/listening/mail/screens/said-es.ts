import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre el correo, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'This company has not set up sending mail.': 'Esta empresa no ha configurado el envío de correo.',
  'An administrator can do so under Mail.': 'Un administrador puede hacerlo en Correo.',
  'Mail leaves this house encrypted: choose TLS or STARTTLS.':
    'El correo sale cifrado: elija TLS o STARTTLS.',
  "For a mail server of one's own the operator of this server names the host: SIRIUS_OUTBOUND_HOSTS={0}":
    'Para un servidor de correo propio, quien opera este servidor nombra el host: SIRIUS_OUTBOUND_HOSTS={0}',
  'The password of the mail server was sealed under another secret.':
    'La contraseña del servidor de correo se selló con otro secreto.',
  'Type it again under Mail.': 'Escríbala otra vez en Correo.',
  'The mail server did not take it: {0}.': 'El servidor de correo no lo aceptó: {0}.',
  'The password was given for another mail server.': 'La contraseña era de otro servidor de correo.',
  'Type the password of the new one.': 'Escriba la contraseña del nuevo.',
};
