import type { Remark } from './claim.contract.ts';

export type AdviceLanguage = 'en' | 'es';

type Sentences = Record<Remark['code'], string>;

/** One sentence per fault that says what to write; `{quote}` is filled with the words it is about. */
const sentences: Record<AdviceLanguage, Sentences> = {
  en: {
    missing: 'This is still empty: it is needed to check the promise later.',
    'too-short': 'Say more: what is done differently at which step, and what will these people notice?',
    boilerplate:
      '“{quote}” says nothing that could be checked: name the step, who is affected and what they will notice.',
    slogan: '“{quote}” would fit any project of any company: say what happens differently to these people.',
    'metric-only':
      'A figure is the hope, not the change: say what is done differently and what people will notice of it.',
    circular: 'This says the same thing twice: name the change that makes it happen, not the result again.',
    'no-people': 'Say who is affected: which customers, waiting for or doing what?',
    'no-step': 'Name the step of the journey where it happens.',
    'nothing-to-notice': 'Say what these people will see, hear, get or no longer have to do.',
    'copy-of-finding': 'This repeats the finding: say what you will do about it and what people will notice.',
    'copy-of-earlier':
      'This is nearly an earlier statement (“{quote}”): say what is particular to this piece of work.',
    dates: 'The check date must come at least a week after the start and at most three years.',
    size: 'Give the expected change in the measure’s own unit, smaller than what can change (shares go from 0 to 1).',
    filter: 'This filter was not understood: write FIELD=VALUE, separated by commas.',
    'same-group':
      'The comparison group must be people the work does not touch: give the affected people a filter of their own too.',
  },
  es: {
    missing: 'Falta por rellenar: sin ello no se podrá comprobar la promesa.',
    'too-short': 'Diga más: ¿qué se hace distinto, en qué paso, y qué notarán estas personas?',
    boilerplate: '«{quote}» no dice nada comprobable: nombre el paso, a quién afecta y qué notará.',
    slogan:
      '«{quote}» valdría para cualquier proyecto de cualquier empresa: diga qué les ocurre distinto a estas personas.',
    'metric-only':
      'Una cifra es la esperanza, no el cambio: diga qué se hace distinto y qué notarán las personas.',
    circular: 'Dice lo mismo dos veces: nombre el cambio que lo causa, no otra vez el resultado.',
    'no-people': 'Diga a quién afecta: ¿qué clientes, esperando o haciendo qué?',
    'no-step': 'Nombre el paso del recorrido en el que ocurre.',
    'nothing-to-notice': 'Diga qué verán, oirán, recibirán o dejarán de tener que hacer estas personas.',
    'copy-of-finding': 'Repite el hallazgo: diga qué hará al respecto y qué notarán las personas.',
    'copy-of-earlier': 'Es casi una frase anterior («{quote}»): diga qué tiene de particular este trabajo.',
    dates:
      'La fecha de comprobación debe ser al menos una semana posterior al inicio y como mucho tres años.',
    size: 'Dé el cambio esperado en la unidad de la medida, menor que lo que puede cambiar (las proporciones van de 0 a 1).',
    filter: 'Este filtro no se entiende: escriba CAMPO=VALOR, separados por comas.',
    'same-group':
      'El grupo de comparación deben ser personas a las que el trabajo no toca: dé también a las afectadas su filtro.',
  },
};

/** A remark on a field, with its advice in the reader's language. */
export function remark(
  field: string,
  code: Remark['code'],
  language: AdviceLanguage,
  quote?: string,
): Remark {
  const advice = sentences[language][code].replace('{quote}', quote ?? '');
  return quote === undefined ? { field, code, advice } : { field, code, quote, advice };
}
