import type { Fitted } from '../learning/logistic.ts';
import { type Matrix, rowDot } from '../learning/sparse.ts';
import type { KnownText } from './examples.ts';
import { fitTheme, type Lesson } from './fit-themes.ts';
import { type Ranked, rank } from './rank.ts';

/** Few texts: more folds, so that what is learnt without one is near what is learnt with all. */
const foldsFor = (texts: number) => (texts < 2000 ? 5 : 3);
/** From so many texts on, one fold of them measures well enough. */
const manyTexts = 4000;
/** So many themes of each text are looked at for confidence; lower ones are never given. */
const looked = 3;

/** A text scored by models that had not seen it. */
export interface LeftOut {
  readonly known: KnownText;
  readonly ranked: readonly Ranked[];
}

/**
 * Scores each example by a model learnt without it; `fits` are those learnt with all. Copies of a text, however labelled, are left out together; seed
 * phrases are always learnt from and never scored, and so are texts of which only some themes are known.
 */
export function scoreLeftOut(
  m: Matrix,
  lessons: readonly Lesson[],
  known: readonly KnownText[],
  fits: readonly Fitted[],
  kin: (a: number, b: number) => boolean,
): LeftOut[] {
  const folds = foldsFor(known.length);
  const fold = foldsOf(known, folds);
  const scored: LeftOut[] = [];
  for (let out = 0; out < (known.length < manyTexts ? folds : 1); out++) {
    const rows = known.flatMap((_, i) => (fold[i] === out ? [i] : []));
    const without = lessons.map((lesson, t) => {
      const weights = lesson.weights.map((weight, i) => (fold[i] === out ? 0 : weight));
      // From the weights of all texts it is a short way; at its end nothing is left of the texts taken out.
      return fitTheme(m, { ...lesson, weights }, { rough: true, from: fits[t] as Fitted });
    });
    for (const i of rows) {
      const scores = without.map((fit) => fit.bias + rowDot(m, i, fit.weights));
      scored.push({ known: known[i] as KnownText, ranked: rank(scores, kin, looked) });
    }
  }
  return scored;
}

/** The fold in which each text is left out (−1 = never), themes spread evenly over the folds. */
function foldsOf(known: readonly KnownText[], folds: number): number[] {
  const ofText = new Map<string, number>();
  const nextOf = new Map<string, number>();
  return known.map((one) => {
    if (one.from === 'seed' || one.isPartial) return -1;
    const theme = [...one.yes][0] ?? '';
    const next = nextOf.get(theme) ?? nextOf.size;
    const fold = ofText.get(one.text) ?? next % folds;
    ofText.set(one.text, fold);
    nextOf.set(theme, next + 1);
    return fold;
  });
}
