import { readingEase } from '../../../../instruments/language/reading-ease.ts';
import type { Place, Remark } from '../checks.contract.ts';
import { questionsOf } from '../definition.contract.ts';
import type { Question } from '../question.contract.ts';
import { type Checked, remark } from './remark.ts';

/**
 * Words that make answers worth less, by language; after the usual advice of survey methodology (Dillman, Smyth and
 * Christian 2014, ch. 4; Krosnick and Presser 2010). Signs, not proofs: each is advice to look again.
 */
interface Signs {
  readonly leading: RegExp;
  /** Two things joined in one question. */
  readonly joined: RegExp;
  /** Joined words that are one thing. */
  readonly pairs: RegExp;
  readonly negated: RegExp | null;
  /** Below this a text is hard to read. */
  readonly hard: number;
}

const signs: Readonly<Record<string, Signs>> = {
  en: {
    leading:
      /\b(?:don['’]t you|wouldn['’]t you|isn['’]t it|aren['’]t you|do you agree that|as you (?:may )?know|most (?:people|customers|of our)|obviously|clearly|surely|how (?:much )?(?:did|do|would) you (?:love|enjoy|like)|how (?:great|good|amazing|excellent|wonderful|fantastic|delighted)|our (?:excellent|great|amazing|award-winning|world-class|friendly|outstanding))\b/iu,
    joined: /(?:^|[^\p{L}])(\p{L}+) (?:and|as well as) (\p{L}+)/iu,
    pairs:
      /\b(?:terms and conditions|pros and cons|research and development|now and then|more and more|health and safety|name and address|between [^?]{1,60} and|both [^?]{1,60} and|questions? and answers?|food and drinks?)\b/giu,
    negated:
      /\b(?:not|n['’]t)\b[^.?!]{0,40}\b(?:never|nothing|nobody|without|no longer|un(?:able|likely|happy|satisfied|clear|fair)|dis(?:agree|satisfied|like))\b/iu,
    hard: 50,
  },
  es: {
    leading:
      /(?:^|[^\p{L}])(?:no cree (?:usted )?que|no le parece|no está de acuerdo|está de acuerdo en que|como (?:ya )?sabe|la mayoría de (?:la gente|los clientes|las personas)|obviamente|evidentemente|sin duda|cuánto (?:le gustó|le ha gustado|disfrutó|le encantó)|nuestr[oa]s? (?:excelentes?|magníficos?|magníficas?|gran(?:des)?|estupendos?|estupendas?|galardonad[oa]s?))(?![\p{L}])/iu,
    joined: /(?:^|[^\p{L}])(\p{L}+) (?:y|e|así como) (\p{L}+)/iu,
    pairs:
      /(?:términos y condiciones|pros y contras|más y más|nombre y (?:apellidos?|dirección)|entre [^?]{1,60} y|tanto [^?]{1,60} y|preguntas y respuestas|comidas? y bebidas?|seguridad y salud)/giu,
    negated: null,
    hard: 40,
  },
};

const fewWords = 10;
/** Kinds in which one answer has to do for the whole question. */
const oneAnswer = new Set([
  'nps',
  'csat',
  'ces',
  'rating',
  'single',
  'dropdown',
  'emotion',
  'slider',
  'consent',
  'matrix-scale',
]);

/** Leading, double-barrelled, doubly negated and hard wording, in the languages whose signs are known. */
export function checkWording(checked: Checked): Remark[] {
  return questionsOf(checked.definition.flow).flatMap(({ question }) =>
    Object.entries(question.text).flatMap(([language, text]) => ofText(checked, question, language, text)),
  );
}

function ofText(checked: Checked, question: Question, language: string, text: string): Remark[] {
  const known = signs[language.split('-')[0] ?? ''];
  if (known === undefined) return [];
  const where: Place = { kind: 'question', code: question.code, language };
  const remarks: Remark[] = [];
  const leading = known.leading.exec(text)?.[0].trim();
  if (leading !== undefined) {
    remarks.push(
      remark(checked, 'leading', 'warning', where, {
        en: (name) => `${name} leads to an answer by "${leading}".`,
        es: (name) => `${name} induce la respuesta con «${leading}».`,
      }),
    );
  }
  const asked = text
    .split(/(?<=[.!?¿])/u)
    .filter((sentence) => sentence.endsWith('?'))
    .join(' ')
    .replace(known.pairs, ' ');
  const joined = oneAnswer.has(question.type) ? known.joined.exec(asked) : null;
  if (joined !== null) {
    remarks.push(
      remark(checked, 'double-barrelled', 'advice', where, {
        en: (name) =>
          `${name} may ask two things at once, "${joined[1]}" and "${joined[2]}"; one answer cannot do for both.`,
        es: (name) =>
          `${name} puede preguntar dos cosas a la vez, «${joined[1]}» y «${joined[2]}»; una respuesta no vale para ambas.`,
      }),
    );
  }
  if (known.negated?.test(text) === true) {
    remarks.push(
      remark(checked, 'double-negative', 'warning', where, {
        en: (name) => `${name} negates twice; people lose track of what yes means.`,
        es: (name) => `${name} niega dos veces; no queda claro qué significa un sí.`,
      }),
    );
  }
  const ease = readingEase(text, language);
  if (ease !== null && ease.words >= fewWords && ease.ease < known.hard) {
    const figure = Math.round(ease.ease);
    remarks.push(
      remark(checked, 'hard-to-read', 'advice', where, {
        en: (name) =>
          `${name} is hard to read in ${language}: ${figure} of 100 (${ease.formula}); below ${known.hard} is hard.`,
        es: (name) =>
          `${name} es difícil de leer en ${language}: ${figure} de 100 (${ease.formula}); por debajo de ${known.hard} es difícil.`,
      }),
    );
  }
  return remarks;
}
