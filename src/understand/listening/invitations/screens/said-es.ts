import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre invitaciones, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'invitations to surveys': 'invitaciones a encuestas',
  'This company has no such distribution.': 'Esta empresa no tiene ese envío.',
  'Somebody else saved this distribution after you opened it.':
    'Otra persona guardó este envío después de que usted lo abriera.',
  'Open it again.': 'Ábralo otra vez.',
  'This distribution has begun; what it asks and whom no longer changes.':
    'Este envío ya empezó; ni lo que pregunta ni a quién pueden cambiar.',
  'End it and make a new one.': 'Termínelo y cree otro.',
  'This is larger than 30 MB.': 'Esto pasa de 30 MB.',
  'This is no text: save the list as CSV, UTF-8.': 'Esto no es texto: guarde la lista como CSV en UTF-8.',
  'The invitation has no text.': 'La invitación no tiene texto.',
  'Write subject and text in the language of the survey.':
    'Escriba asunto y texto en el idioma de la encuesta.',
  'People of a moment come one by one: only all of them, or a share, can be drawn.':
    'Las personas de un momento llegan una a una: solo se pueden elegir todas o una parte.',
  'A distribution that is {0} cannot become {1}.': 'Un envío en estado {0} no puede pasar a {1}.',
  'The survey is not open.': 'La encuesta no está abierta.',
  'Publish it first.': 'Publíquela primero.',
  'There is nobody to ask.': 'No hay a quién preguntar.',
  'Look at the list or the filter.': 'Revise la lista o el filtro.',
  'This survey has no such address.': 'Esta encuesta no tiene esa dirección.',
  'Nobody has said at which address customers reach this server.':
    'Nadie ha dicho en qué dirección llegan los clientes a este servidor.',
  'There is nothing to unsubscribe at this address.': 'En esta dirección no hay nada que cancelar.',
  'A part of the address may be missing. Every mail has its own.':
    'Puede faltar una parte de la dirección. Cada correo tiene la suya.',
  'The survey of this distribution is not open.': 'La encuesta de este envío no está abierta.',
  'The survey is not open, so nothing is sent.': 'La encuesta no está abierta; no se envía nada.',
  'No gateway for short messages is set up under Mail.':
    'En Correo no hay ninguna pasarela de mensajes cortos.',
  'The first line of the list names no column "email", "phone" or "customer".':
    'La primera línea de la lista no nombra ninguna columna "email", "phone" o "customer".',
  'Write the names of the columns in the first line, one person in each line after it.':
    'Escriba los nombres de las columnas en la primera línea y una persona en cada línea siguiente.',
  'The list has more than {0} columns.': 'La lista tiene más de {0} columnas.',
  'The list has the column "{0}" twice.': 'La lista tiene dos veces la columna "{0}".',
  'The list names more than {0} people.': 'La lista nombra a más de {0} personas.',
  'Split it into several distributions.': 'Divídala en varios envíos.',
};
