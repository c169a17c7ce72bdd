import type { PhraseBook } from '../../../web/said/say-in.ts';

/** Las frases del servidor sobre decisiones, en español; la clave es la frase inglesa con sus huecos. */
export const saidInSpanish: PhraseBook = {
  'It was edited meanwhile.': 'Entretanto alguien la cambió.',
  'Submit again.': 'Preséntela de nuevo.',
  'The decision is {0}: measure, size and dates were registered.':
    'La decisión ya está en marcha ({0}): medida, tamaño y fechas quedaron registrados.',
  'Ask an approver to return it, or withdraw it.': 'Pida a quien aprueba que la devuelva, o retírela.',
  'Write a comment, or a new decision.': 'Escriba un comentario o una decisión nueva.',
  'The contribution is not complete yet.': 'La contribución aún no está completa.',
  'Follow the advice beside each field, then submit.':
    'Siga el consejo junto a cada campo y preséntela después.',
  'A decision that is {0} cannot be moved by "{1}".': 'Una decisión en este estado ({0}) no admite «{1}».',
  'Only its author can withdraw a decision.': 'Solo quien la escribió puede retirar una decisión.',
  'An approver can return or reject it.': 'Quien aprueba puede devolverla o rechazarla.',
  'Its start has not come yet.': 'Aún no ha llegado su comienzo.',
  'Its check date has not come yet.': 'Aún no ha llegado su fecha de comprobación.',
  'Nobody can {0} a decision they wrote.': 'Nadie puede decidir ({0}) sobre una decisión que escribió.',
  'Ask another person who may approve.': 'Pídaselo a otra persona que pueda aprobar.',
  'Listen first: open the three voices of customers before you approve.':
    'Escuche antes: abra las tres voces de clientes antes de aprobar.',
  'They were drawn at random, one of them dissenting; open the voices, then approve.':
    'Se sortearon, una de ellas discrepante; ábralas y apruebe después.',
  'Its check date has passed while it waited for approval.':
    'Su fecha de comprobación pasó mientras esperaba la aprobación.',
  'Return it to its author for new dates.': 'Devuélvala a quien la escribió para que ponga fechas nuevas.',
  'There is no decision {0}.': 'No existe la decisión {0}.',
  'See `sirius decisions list`.': 'Vea la lista de decisiones.',
  'Write it so that it could be checked, then submit again; `--draft` keeps it without submitting.':
    'Escríbalo de modo que se pueda comprobar y preséntela de nuevo; como borrador se guarda sin presentar.',
  'Nobody can approve, return or reject a decision they wrote.':
    'Nadie puede aprobar, devolver ni rechazar una decisión que escribió.',
  'Only {0}, who wrote it, can do that.': 'Solo {0}, que la escribió, puede hacerlo.',
  'This finding no longer stands out, or never did.': 'Este hallazgo ya no destaca, o nunca lo hizo.',
  'Choose one of today’s findings.': 'Elija uno de los hallazgos de hoy.',
  'Its voices are drawn when it is submitted.': 'Sus voces se sortean cuando se presenta.',
  'There is no finding {0}.': 'No existe el hallazgo {0}.',
  'See `sirius findings`.': 'Vea la página Hallazgos.',
};
