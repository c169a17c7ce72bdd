import type { PhraseBook } from '../said/say-in.ts';

/** Las frases del servidor que valen en todas partes, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'Sign in first.': 'Entre antes.',
  'Open /sign-in.': 'Abra /sign-in.',
  'This key is not known here.': 'Esta clave no se conoce aquí.',
  'Ask an administrator for a new key.': 'Pida una clave nueva a un administrador.',
  'You are no member of this company.': 'Usted no pertenece a esta empresa.',
  'Ask an administrator of the company to invite you.':
    'Pida a un administrador de la empresa que le invite.',
  'This invitation is not valid (any more).': 'Esta invitación no vale (o ya no).',
  'Ask for a new one.': 'Pida otra.',
  'You have an account here: give its password.': 'Usted ya tiene cuenta aquí: escriba su contraseña.',
  '{0} belongs to another company here as well.': '{0} pertenece aquí también a otra empresa.',
  'They change their password themselves, or whoever runs the server runs `sirius members password`.':
    'Que cambie su contraseña por sí misma, o que quien lleva el servidor ejecute `sirius members password`.',
  'This link is not valid (any more).': 'Este enlace no vale (o ya no).',
  'Ask an administrator of your company for a new one.': 'Pida otro a un administrador de su empresa.',
  'This company has no such key.': 'Esta empresa no tiene esa clave.',
  'E-mail and password do not belong together.': 'El correo y la contraseña no coinciden.',
  'This is not the code the server printed when it started.':
    'Este no es el código que el servidor mostró al arrancar.',
  'Look at the end of the log of `sirius serve`.': 'Mire el final de lo que escribió `sirius serve`.',
  'There is nobody of this name to be here.': 'Aquí no hay nadie con ese nombre.',
  'This is not your present password.': 'Esta no es su contraseña actual.',
  'Nobody has a password in the demo company.': 'En la empresa de muestra nadie tiene contraseña.',
  'This Sirius has its administrator already.': 'Este Sirius ya tiene administrador.',
  'Sign in, or ask that administrator to invite you.': 'Entre, o pida a ese administrador que le invite.',
  'Too many tries in a short time.': 'Demasiados intentos en poco tiempo.',
  'Too many requests from here in a short time.': 'Demasiadas peticiones desde aquí en poco tiempo.',
  'Wait some minutes.': 'Espere unos minutos.',
  'This change does not come from a page of this server.':
    'Este cambio no viene de una página de este servidor.',
  'Open Sirius at its own address; where that is a name, or behind a proxy, set SIRIUS_ADDRESS to it.':
    'Abra Sirius en su propia dirección; si es un nombre, o detrás de un proxy, póngala en SIRIUS_ADDRESS.',
  'Your role does not allow you to {0} a {1}.': 'Su función no le permite esto ({0} {1}).',
  'Ask an administrator of this company for the role you need.':
    'Pida a un administrador de esta empresa la función que necesita.',
  'The request is larger than this operation takes.': 'La petición es mayor de lo que se admite aquí.',
  'This content type is not taken here.': 'Aquí no se admite esa clase de contenido.',
  'The request could not be read as JSON.': 'La petición no se pudo leer.',
  'Something failed on our side; nothing was changed.': 'Algo falló por nuestra parte; no se cambió nada.',
  'The {0} store does not answer just now.': 'El almacén ({0}) no responde en este momento.',
  'Try again in a few seconds; nothing was lost.': 'Inténtelo en unos segundos; no se ha perdido nada.',
  'A value does not fit the field it is compared with.':
    'Un valor no casa con el campo con el que se compara.',
  'Write numbers as 4.5 and times as 2026-01-31T12:00:00Z.':
    'Escriba los números como 4.5 y las fechas como 2026-01-31T12:00:00Z.',
  'This question is more than the store may work on at once.':
    'Esta pregunta es más de lo que se puede calcular de una vez.',
  'Ask for a shorter period or a narrower filter.': 'Pida un período más corto o un filtro más estrecho.',
  'Somebody else changed this at the same moment.': 'Otra persona cambió esto en el mismo momento.',
  'Look at it again, then repeat what is still to be done.':
    'Véalo de nuevo y repita lo que aún quede por hacer.',
  'This form could not be read.': 'Este formulario no se pudo leer.',
  'Go back and send it again.': 'Vuelva atrás y envíelo otra vez.',
  'A value does not fit the field it belongs to.': 'Un valor no casa con su campo.',
  'Check ids and numbers in the request.': 'Revise identificadores y números.',
  'NPS, {0} interval': 'NPS, intervalo {0}',
  'adjusted Wald': 'Wald ajustado',
  'share, {0} interval': 'parte, intervalo de {0}',
  'share, Wilson interval': 'parte, intervalo de Wilson',
  'mean, t interval': 'media, intervalo t',
  'per answer': 'por respuesta',
  'per {0}: mean of its answers': 'por {0}: media de sus respuestas',
  'difference of means, {0} interval': 'diferencia de medias, intervalo de {0}',
  'difference of shares, Newcombe interval': 'diferencia de partes, intervalo de Newcombe',
  'difference of NPS, adjusted Wald': 'diferencia de NPS, Wald ajustado',
  'difference of means, Welch standard error, normal interval':
    'diferencia de medias, error típico de Welch, intervalo normal',
  'difference of means, standard error clustered by customer, normal interval':
    'diferencia de medias, error típico agrupado por cliente, intervalo normal',
  'MOVER over {0}': 'MOVER sobre {0}',
  'MOVER over {0}; per answer': 'MOVER sobre {0}; por respuesta',
  "{0}, widened by the measure's own movement": '{0}, ampliado con el movimiento propio de la medida',
  "MOVER over {0}, widened by the measure's own movement":
    'MOVER sobre {0}, ampliado con el movimiento propio de la medida',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'This could not be done.': 'No se pudo hacer.',
  'The filter part "{0}" was not understood.': 'La parte «{0}» del filtro no se entendió.',
  'Write FIELD=VALUE, FIELD!=VALUE or FIELD>=VALUE, separated by commas; put values with commas in "quotes".':
    'Escriba CAMPO=VALOR, CAMPO!=VALOR o CAMPO>=VALOR, separados por comas; los valores con comas, entre "comillas".',
  // Asking machines outside.
  'That is no address.': 'Eso no es una dirección.',
  'Write it as https://host/v1.': 'Escríbala como https://servidor/v1.',
  'An address begins with https://, not with {0}//.': 'Una dirección empieza por https://, no por {0}//.',
  'An address holds no name and no password.': 'Una dirección no lleva nombre ni contraseña.',
  'Give the key in its own field.': 'Ponga la clave en su propio campo.',
  'An address ends with its path, without ? and #.': 'Una dirección termina en su ruta, sin ? ni #.',
  'What leaves this house is encrypted: the address must begin with https://.':
    'Lo que sale de esta casa va cifrado: la dirección debe empezar por https://.',
  "{0} is not on the internet, and nobody named it as a host of one's own.":
    '{0} no está en internet, y nadie lo ha nombrado como servidor propio.',
  "For a model of one's own the operator of this server names the host: SIRIUS_OUTBOUND_HOSTS={0}":
    'Para un modelo propio, quien opera este servidor nombra el anfitrión: SIRIUS_OUTBOUND_HOSTS={0}',
  'The key holds a character that no key holds: a space, a line end, an accent.':
    'La clave lleva un carácter que ninguna clave lleva: un espacio, un salto de línea, un acento.',
  'It did not answer within {0} s.': 'No respondió en {0} s.',
  'It answered far more than was asked for.': 'Respondió mucho más de lo que se pidió.',
  'It cannot be reached.': 'No se puede alcanzar.',
};
