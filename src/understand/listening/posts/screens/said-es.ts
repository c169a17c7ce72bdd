import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre los puestos de escucha, en español. */
export const saidInSpanish: PhraseBook = {
  'This listening post is paused; nothing was taken.':
    'Este puesto de escucha está en pausa; no se tomó nada.',
  'The listening post {0} is paused; nothing was taken.':
    'El puesto de escucha {0} está en pausa; no se tomó nada.',
  'Resume it, then import again.': 'Reanúdelo y vuelva a importar.',
  'Send it again when the post is resumed.': 'Envíelo otra vez cuando se reanude el puesto.',
  'This company has no such listening post.': 'Esta empresa no tiene ese puesto de escucha.',
  'See the programme sheet.': 'Vea la hoja del programa.',
  'There is a listening post of this name already.': 'Ya hay un puesto de escucha con este nombre.',
  'This post belongs to another part of Sirius and is not run from here.':
    'Este puesto pertenece a otra parte de Sirius y no se maneja desde aquí.',
  'A survey is closed on its own page.': 'Una encuesta se cierra en su propia página.',
  'This post has taken items; they name it, so it stays.':
    'Este puesto ya tomó elementos; lo nombran, así que se queda.',
  'Pause it instead.': 'Póngalo en pausa.',
  'The item has one id in its body and another in Idempotency-Key.':
    'El elemento tiene un id en su cuerpo y otro en Idempotency-Key.',
  'Send one of the two.': 'Envíe uno de los dos.',
  'The item has no id that tells it from others.': 'El elemento no tiene un id que lo distinga de otros.',
  "Send the source's own id as `id`, or an Idempotency-Key header, of at most 300 characters.":
    'Envíe el id propio del origen como `id`, o una cabecera Idempotency-Key, de 300 caracteres como máximo.',
  'This was replayed or dismissed already.': 'Esto ya se repitió o se descartó.',
  'There is no such item in quarantine.': 'No hay tal elemento en cuarentena.',
  'This listening post is no webhook.': 'Este puesto de escucha no es un webhook.',
  'This call is not signed as it must be; nothing was taken.':
    'Esta llamada no está firmada como debe; no se tomó nada.',
  'Check the address, the secret and the clock of the machine that calls. A call is taken once.':
    'Compruebe la dirección, el secreto y el reloj de la máquina que llama. Cada llamada se toma una vez.',
  'Two secrets count already, the one before and the new one.':
    'Ya cuentan dos secretos, el anterior y el nuevo.',
  'End the older one first.': 'Termine antes el más antiguo.',
  'This webhook has no such secret.': 'Este webhook no tiene ese secreto.',
  'There is no sample to propose from.': 'No hay ninguna muestra de la que proponer.',
  'Paste one, or let the other tool call once: what comes waits in quarantine.':
    'Pegue una, o deje que la otra herramienta llame una vez: lo que llega espera en cuarentena.',
  'The sample is no JSON.': 'La muestra no es JSON.',
  'Paste one whole call of the other tool.': 'Pegue una llamada entera de la otra herramienta.',
  'The call is larger than is taken here.': 'La llamada es mayor de lo que se toma aquí.',
  'The call could not be read.': 'La llamada no se pudo leer.',
  'Something failed on our side; nothing was changed.': 'Algo falló de nuestro lado; no se cambió nada.',
  'Several mailboxes could take this mail.': 'Varios buzones podrían recibir este correo.',
  'Name one with --post: {0}.': 'Elija uno: {0}.',
  'No mailbox could take this mail.': 'Ningún buzón puede recibir este correo.',
  'Set a listening post of the kind mailbox up, and name it with --post.':
    'Cree un puesto de escucha de tipo buzón y elíjalo.',
  'The listening post these mails were for is gone.':
    'El puesto de escucha al que iban estos correos ya no está.',
  'This listening post is no mailbox.': 'Este puesto de escucha no es un buzón.',
  'it has no time, and no server wrote one on it': 'no tiene hora, y ningún servidor le puso una',
  'it says no address that it comes from': 'no dice de qué dirección viene',
  'the address is too long to be one': 'la dirección es demasiado larga para serlo',
  'it cannot be read as a mail': 'no se puede leer como correo',
  'Only what your own programs send; nobody notices a program that stopped, unless silence is told.':
    'Solo lo que envían sus propios programas; nadie nota que uno se paró, salvo que se avise del silencio.',
  'Only what the other tool sends; calls it gave up on are missing until they are sent again.':
    'Solo lo que envía la otra herramienta; las llamadas a las que renunció faltan hasta que se envíen otra vez.',
  'Mail that was moved or deleted before it was read; customers who call instead of writing.':
    'Correos movidos o borrados antes de leerse; clientes que llaman en vez de escribir.',
  'Customers who gave up before a ticket was opened.': 'Clientes que desistieron antes de abrirse un ticket.',
  'Calls without consent to record; words heard wrongly.':
    'Llamadas sin permiso para grabar; palabras mal oídas.',
  'Those who are very happy or very angry write; most others never do.':
    'Escriben los muy contentos o muy enfadados; casi todos los demás, nunca.',
  'Loud voices, few of them customers; one cannot tell which.':
    'Voces fuertes, pocas de clientes; no se sabe cuáles.',
  'Those who were never asked, and those who do not answer surveys.':
    'A quienes nunca se preguntó, y quienes no contestan encuestas.',
  'What employees noticed and thought worth writing down.':
    'Lo que los empleados notaron y creyeron digno de anotar.',
  'No field looks like what the customer wrote, so an event is proposed.':
    'Ningún campo parece lo que escribió el cliente, así que se propone un evento.',
  'No field looks like {0}.': 'Ningún campo se parece a {0}.',
  'Is {0} the customer, and the same for each of their items?':
    '¿Es {0} el cliente, y el mismo en cada uno de sus elementos?',
  'Is {0} different for every item, also when something is changed later?':
    '¿Es {0} distinto en cada elemento, también cuando algo cambia después?',
  '{0} looks like a score: say its scale to have it counted.':
    '{0} parece una puntuación: diga su escala para que cuente.',
  'The mailbox does not accept this user and password.': 'El buzón no acepta este usuario y esta contraseña.',
  'The mailbox cannot be reached or opened.': 'El buzón no se puede alcanzar o abrir.',
  'Check host, port, encryption and folder; it is tried again by itself.':
    'Compruebe servidor, puerto, cifrado y carpeta; se intenta otra vez por sí solo.',
  'A mailbox is read encrypted: choose TLS or STARTTLS.': 'Un buzón se lee cifrado: elija TLS o STARTTLS.',
  'Nobody has said yet where this mailbox lies.': 'Nadie ha dicho aún dónde está este buzón.',
  'Give host, user and password.': 'Indique servidor, usuario y contraseña.',
  'The password of this mailbox is missing, or was sealed under another secret.':
    'Falta la contraseña de este buzón, o se selló con otro secreto.',
  'Type it again.': 'Escríbala otra vez.',
  'The mailbox broke off while it was read; it goes on from there.':
    'El buzón se cortó mientras se leía; sigue desde ahí.',
  'This is no mail and no mailbox file.': 'Esto no es ni un correo ni un archivo de buzón.',
  'Bring an mbox file or an .eml file, as mail programs save them.':
    'Traiga un archivo mbox o .eml, como los guardan los programas de correo.',
  'it is missing': 'falta',
  'it holds neither a text nor a whole number': 'no tiene ni un texto ni un número entero',
  'it is no number, and times are meant to be numbers': 'no es un número, y los tiempos deben ser números',
  'it is no time': 'no es un tiempo',
  'it is no time written as text': 'no es un tiempo escrito como texto',
  'the time has no zone': 'el tiempo no tiene zona horaria',
  'it is no number': 'no es un número',
  'it is off the scale {0} to {1}': 'está fuera de la escala de {0} a {1}',
  'it is no JSON': 'no es JSON',
  'it is not written in UTF-8': 'no está escrito en UTF-8',
  'The number {0} cannot be kept exactly as it is written.':
    'El número {0} no puede guardarse exactamente como está escrito.',
  'The name "{0}" stands twice in one object, and only one of the two could be kept.':
    'El nombre «{0}» está dos veces en un objeto, y solo uno de los dos podría guardarse.',
  'the post has no mapping yet': 'el puesto aún no tiene mapeo',
  'there is no list at {0}': 'no hay ninguna lista en {0}',
  'nothing in it is listened to under the present mapping': 'nada en ello se escucha con el mapeo actual',
  'the store cannot keep it': 'el almacén no puede guardarlo',
};
