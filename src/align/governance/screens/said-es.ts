import type { PhraseBook } from '../../../web/said/say-in.ts';

/** Las frases del servidor sobre la empresa y su gente, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'A privacy threshold below the usual one needs a written reason.':
    'Un umbral de privacidad menor que el habitual necesita un motivo por escrito.',
  'Give kReason, or keep at least {0} for scores and {1} for comments.':
    'Escriba el motivo, o deje al menos {0} para puntuaciones y {1} para comentarios.',
  'This company has no such member.': 'Esta empresa no tiene a esa persona.',
  'The company would have no administrator left.': 'La empresa se quedaría sin administrador.',
  'Make another member an administrator first.': 'Haga antes administrador a otra persona.',
  'This company is gone.': 'Esta empresa ya no existe.',
  'Another company here has this name.': 'Otra empresa de aquí tiene ese nombre.',
  'Only the clock of a demo company may be moved.': 'Solo se puede mover el reloj de una empresa de muestra.',
  'This company has no such open invitation.': 'Esta empresa no tiene abierta esa invitación.',
};
