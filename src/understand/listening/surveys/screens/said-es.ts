import type { PhraseBook } from '../../../../web/said/say-in.ts';

/** Las frases del servidor sobre encuestas, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'The survey nests conditions or parts deeper than {0} levels.':
    'La encuesta anida condiciones o partes a más de {0} niveles.',
  'Calculate a value from the inner part, and use it in the outer one.':
    'Calcule un valor con la parte interior y úselo en la exterior.',
  'A survey holds at most {0} questions; this one has {1}.':
    'Una encuesta tiene como máximo {0} preguntas; esta tiene {1}.',
  'The code "{0}" names two things ({1}).': 'El código «{0}» nombra dos cosas ({1}).',
  'Give one of them another code; answers and logic find things by it.':
    'Dé otro código a una de ellas; las respuestas y la lógica las encuentran por él.',
  'The logic runs in a circle: {0}.': 'La lógica da vueltas en círculo: {0}.',
  'Take one of these conditions away, so that something can be decided first.':
    'Quite una de estas condiciones, para que algo pueda decidirse primero.',
  'A survey starts from a template or from a definition, not from both.':
    'Una encuesta empieza por una plantilla o por una definición, no por ambas.',
  'There is no survey template "{0}".': 'No hay ninguna plantilla de encuesta «{0}».',
  'See the names with `sirius surveys templates`.': 'Vea los nombres con `sirius surveys templates`.',
  'This company has no such survey.': 'Esta empresa no tiene esa encuesta.',
  'This survey has no such published version.': 'Esta encuesta no tiene esa versión publicada.',
  'Somebody else saved this survey after you opened it.':
    'Otra persona guardó esta encuesta después de que usted la abriera.',
  'Open it again; your own changes can be copied over from here.':
    'Ábrala de nuevo; puede copiar sus cambios desde aquí.',
  'This survey was never published.': 'Esta encuesta no se ha publicado nunca.',
  'Publish it first.': 'Publíquela antes.',
  'A survey that was published is not deleted: its answers name it.':
    'Una encuesta publicada no se borra: sus respuestas la nombran.',
  'Close it instead.': 'Ciérrela en su lugar.',
  'The survey holds logic that the import could not translate, so it stays a draft.':
    'La encuesta contiene lógica que la importación no pudo traducir, así que sigue siendo un borrador.',
  'Write these conditions anew, or take them out.': 'Escriba de nuevo esas condiciones o quítelas.',
  'The survey cannot be published yet: {0}': 'La encuesta todavía no se puede publicar: {0}',
  'Check the survey to see everything that is missing.': 'Revise la encuesta para ver todo lo que falta.',
  'The survey asks for a PIN, but none is set.': 'La encuesta pide un PIN, pero no hay ninguno.',
  'Set one.': 'Ponga uno.',
  'The draft is the same as the published version.': 'El borrador es igual que la versión publicada.',
  'There is no survey to answer at this address.': 'No hay ninguna encuesta que responder en esta dirección.',
  'It may have ended, or a part of the address is missing. Ask whoever sent it to you.':
    'Puede que haya terminado o que falte una parte de la dirección. Pregunte a quien se la envió.',
  'This survey was answered from this address already.':
    'Ya se respondió a esta encuesta desde esta dirección.',
  'Each invitation counts once. Nothing needs to be done.':
    'Cada invitación cuenta una vez. No hace falta hacer nada.',
  'This survey asks for its PIN first.': 'Esta encuesta pide antes su PIN.',
  'This survey asks you to prove an e-mail address first.':
    'Esta encuesta pide antes que demuestre una dirección de correo.',
  'Ask for a code, then send the address and the code with the answers.':
    'Pida un código y envíe la dirección y el código con las respuestas.',
  'This survey asks for a check that you are no program.':
    'Esta encuesta pide comprobar que usted no es un programa.',
  'These answers were handed in already and do not change any more.':
    'Estas respuestas ya se entregaron y no cambian más.',
  'Nothing needs to be done: what was handed in first counts.':
    'No hace falta hacer nada: cuenta lo que se entregó primero.',
  'The answers belong to another version of the survey.':
    'Las respuestas son de otra versión de la encuesta.',
  'Open the survey again.': 'Abra de nuevo la encuesta.',
  'The answer names a file that was not given here.':
    'La respuesta nombra un archivo que no se entregó aquí.',
  'Send the file first, then name it as it was acknowledged.':
    'Envíe antes el archivo y nómbrelo como se confirmó.',
  'The hidden field {0} cannot be set from here.': 'El campo oculto {0} no se puede fijar desde aquí.',
  'Leave it out, or allow the link to say it in the survey, with a value of its kind.':
    'Omítalo, o permita en la encuesta que el enlace lo diga, con un valor de su tipo.',
  'The answer to {0} cannot be taken: {1}.': 'La respuesta a {0} no se puede aceptar: {1}.',
  'Send each answer in the form its question asks for; leave out what was not answered.':
    'Envíe cada respuesta en la forma que pide su pregunta; omita lo que no se respondió.',
  'This is not the PIN of the survey.': 'Este no es el PIN de la encuesta.',
  'Too many wrong PINs in a short time.': 'Demasiados PIN erróneos en poco tiempo.',
  'Wait a quarter of an hour.': 'Espere un cuarto de hora.',
  'This code is not the one that was sent, or it is too old.':
    'Este código no es el que se envió, o es demasiado antiguo.',
  'Ask for a new one.': 'Pida uno nuevo.',
  'A file for this question has at most {0} kB.': 'Un archivo para esta pregunta tiene como máximo {0} kB.',
  'This question takes {0}; the file is none of these.':
    'Esta pregunta admite {0}; el archivo no es ninguno de ellos.',
  'Too many files were given for this question.': 'Se entregaron demasiados archivos para esta pregunta.',
  'This survey has no such address.': 'Esta encuesta no tiene esa dirección.',
  'No such file was given in this survey.': 'En esta encuesta no se entregó ese archivo.',
  'This question of the survey asks for no file.': 'Esta pregunta de la encuesta no pide ningún archivo.',
  'Too many begin this survey at once.': 'Demasiadas personas empiezan esta encuesta a la vez.',
  'Wait ten minutes, or switch script on in your browser.':
    'Espere diez minutos o active los scripts en su navegador.',
  'The service that keeps programs out does not answer just now.':
    'El servicio que mantiene fuera a los programas no responde ahora.',
  'Try again in a minute; your answers are not lost.':
    'Inténtelo de nuevo en un minuto; sus respuestas no se pierden.',
  'This is no PNG or JPEG picture, or it is damaged.': 'Esto no es una imagen PNG o JPEG, o está dañada.',
  'Save the logo as PNG or JPEG, and hand that in.':
    'Guarde el logotipo como PNG o JPEG y entregue ese archivo.',
  'The picture is wider or higher than 2,000 pixels.':
    'La imagen tiene más de 2000 píxeles de ancho o de alto.',
  'The picture is larger than 200 kB.': 'La imagen ocupa más de 200 kB.',
  'Make it smaller; the page shows it at most 40 pixels high.':
    'Hágala más pequeña; la página la muestra con 40 píxeles de alto como mucho.',
};
