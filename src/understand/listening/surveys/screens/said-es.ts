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
};
