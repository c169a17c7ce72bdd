import { isBreak, type Word } from './words.ts';

/** Words that turn what follows into its contrary or into a mere thought. */
export interface ScopeWords {
  readonly negations: ReadonlySet<string>;
  /** Words a negation reaches across: "did not *even have to* wait". */
  readonly transparent: ReadonlySet<string>;
  readonly hypotheses: ReadonlySet<string>;
  /** "as if", "even if": the word before that takes a hypothesis back. */
  readonly notHypotheses: ReadonlySet<string>;
}

const FARTHEST = 9;

/** Whether the words before `at` negate what begins there: "I did NOT have to | wait". */
export function isNegated(words: readonly Word[], at: number, scope: ScopeWords): boolean {
  for (let index = at - 1, seen = 0; index >= 0 && seen < 5; index--, seen++) {
    if (isBreak(words, index + 1) || words[index + 1]?.pauses === true) return false;
    const word = words[index]?.folded ?? '';
    if (scope.negations.has(word)) return true;
    if (!scope.transparent.has(word)) return false;
  }
  return false;
}

/** Whether what begins at `at` is only supposed, hoped or feared: "if I had to | call again". */
export function isHypothetical(words: readonly Word[], at: number, scope: ScopeWords): boolean {
  for (let index = at - 1, seen = 0; index >= 0 && seen < FARTHEST; index--, seen++) {
    if (isBreak(words, index + 1) || words[index + 1]?.pauses === true) return false;
    const word = words[index]?.folded ?? '';
    if (scope.hypotheses.has(word)) return !scope.notHypotheses.has(words[index - 1]?.folded ?? '');
  }
  return false;
}

const set = (words: string) => new Set(words.split(' '));

const en: ScopeWords = {
  negations: set(
    'not no never without dont doesnt didnt havent hasnt hadnt isnt wasnt werent arent aint nor neither hardly zero avoid avoided',
  ),
  transparent: set(
    'to have has had having need needed needing be been being get got even ever once any a an the so very really that too at all exactly particularly as long single i you we me it one was is do did want wanted much just more further',
  ),
  hypotheses: set(
    'if unless would wouldnt hope hoping hopefully might imagine suppose otherwise whether wish afraid id prevent avoid',
  ),
  notHypotheses: set('as even'),
};

const es: ScopeWords = {
  negations: set('no sin nunca jamas ni tampoco ningun ninguna nada evitar evite evitamos'),
  transparent: set(
    'he has ha hemos han me te se nos le les lo la que tener tuve tuvimos tengo tenido tener hizo hacer falta haber hubo hay ni siquiera mas muy tan nada era es fue fueron ha sido resulta resulto es un una el los las tener necesidad de',
  ),
  hypotheses: set(
    'si ojala espero esperemos seria podria deberia gustaria imaginate imagina supongo acaso tuviera tuviese hubiera hubiese tendria tendre evitar salvo',
  ),
  notHypotheses: set('como aun incluso que'),
};

/** Scope words per language; for the unmeasured languages only the plainest. */
export const scopes: Readonly<Record<'en' | 'es' | 'fr' | 'de' | 'pt' | 'it', ScopeWords>> = {
  en,
  es,
  fr: {
    negations: set('pas ne sans jamais aucun aucune'),
    transparent: set('ai eu a du avoir d de besoin tres si fait'),
    hypotheses: set('si espere serait devrait faudrait'),
    notHypotheses: set('comme meme'),
  },
  de: {
    negations: set('nicht kein keine keinen ohne nie niemals'),
    transparent: set('so sehr zu lange mehr'),
    hypotheses: set('wenn falls hoffe wurde ware ob'),
    notHypotheses: set('auch selbst'),
  },
  pt: {
    negations: set('nao sem nunca jamais nenhum nenhuma'),
    transparent: set('tive precisei ter que de foi muito tao'),
    hypotheses: set('se espero seria deveria tomara'),
    notHypotheses: set('como mesmo'),
  },
  it: {
    negations: set('non senza mai nessun nessuna'),
    transparent: set('ho dovuto ha e stato molto cosi'),
    hypotheses: set('se spero sarebbe dovrebbe magari'),
    notHypotheses: set('come anche'),
  },
};
