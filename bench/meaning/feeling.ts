import { lexiconOf } from '../../src/instruments/language/feeling/lexicon.ts';
import { readEmotions } from '../../src/instruments/language/feeling/read-emotions.ts';
import { readSentiment } from '../../src/instruments/language/feeling/read-sentiment.ts';
import { sentimentClasses } from '../../src/instruments/language/feeling/sentiment-model.ts';
import { type SentimentRow, teachSentiment } from '../../src/instruments/language/feeling/teach-sentiment.ts';
import { calibrationError, classification } from '../../src/instruments/language/learning/metrics.ts';
import { fitMultinomial } from '../../src/instruments/language/learning/multinomial.ts';
import { seeded } from '../../src/instruments/language/learning/random.ts';
import { dot, stack } from '../../src/instruments/language/learning/sparse.ts';
import { fitTfIdf, vectorizer } from '../../src/instruments/language/learning/tfidf.ts';
import { hasSharedData } from '../../tests/shared-data.ts';
import { type Line, tell } from '../report.ts';
import { afinn, vader } from './feeling-peers.ts';
import {
  emotionRows,
  ownEmotionRows,
  ownRows,
  type TweetLanguage,
  tweetLanguages,
  tweets,
} from './feeling-rows.ts';

type Reader = (text: string) => { readonly class: string; readonly confidence?: number };

interface Measured {
  readonly truth: readonly string[];
  readonly said: readonly string[];
  readonly macroF1: number;
  readonly interval: readonly [low: number, high: number];
  readonly perClass: string;
  /** Expected calibration error; null when the reader claims no confidence. */
  readonly ece: number | null;
}

const draws = 1000;

/** Macro-F1 with a 95 % bootstrap interval over rows, and F1 per class. */
function measure(rows: readonly SentimentRow[], read: Reader): Measured {
  const truth = rows.map((row) => row.sentiment);
  const answers = rows.map((row) => read(row.text));
  const said = answers.map((answer) => answer.class);
  const { macroF1, classes } = classification(truth, said);
  const sure = answers.every((answer) => answer.confidence !== undefined);
  return {
    truth,
    said,
    macroF1,
    interval: bootstrap(rows.length, (chosen) => macroOf(truth, said, chosen)),
    perClass: classes.map(({ label, f1 }) => `${label} ${(f1 ?? 0).toFixed(2)}`).join(', '),
    ece: sure
      ? calibrationError(
          answers.map((answer) => answer.confidence ?? 0),
          said.map((one, i) => one === truth[i]),
        )
      : null,
  };
}

function macroOf(truth: readonly string[], said: readonly string[], chosen: ArrayLike<number>): number {
  let sum = 0;
  for (const label of sentimentClasses) {
    let [right, named, there] = [0, 0, 0];
    for (let k = 0; k < chosen.length; k++) {
      const i = chosen[k] ?? 0;
      if (said[i] === label) named += 1;
      if (truth[i] === label) there += 1;
      if (said[i] === label && truth[i] === label) right += 1;
    }
    sum += named + there === 0 ? 0 : (2 * right) / (named + there);
  }
  return sum / sentimentClasses.length;
}

function bootstrap(n: number, of: (chosen: Int32Array) => number): [number, number] {
  const random = seeded(11);
  const values = Float64Array.from({ length: draws }, () =>
    of(Int32Array.from({ length: n }, () => Math.floor(random() * n))),
  ).sort();
  return [values[Math.floor(0.025 * draws)] ?? 0, values[Math.floor(0.975 * draws)] ?? 0];
}

const f = (x: number) => x.toFixed(3);
const said = (m: Measured) =>
  `${f(m.macroF1)} (${f(m.interval[0])} … ${f(m.interval[1])}) · ${m.perClass}${m.ece === null ? '' : ` · calibration error ${f(m.ece)}`}`;

const shipped = (language: string): Reader => {
  return (text) => readSentiment(text, language) ?? { class: 'neutral' };
};

/** TF-IDF of words and parts of words with logistic regression: the plain way, with L2 and the same solver. */
function plainPeer(rows: readonly SentimentRow[]): Reader {
  const terms = fitTfIdf(rows.map((row) => row.text));
  const vector = vectorizer(terms);
  const matrix = stack(
    rows.map((row) => vector(row.text)),
    terms.terms.length,
  );
  const classOf = rows.map((row) => sentimentClasses.indexOf(row.sentiment));
  const classes = fitMultinomial(matrix, classOf, sentimentClasses.length);
  return (text) => {
    const x = vector(text);
    const scores = classes.map(({ weights, bias }) => dot(x, weights) + bias);
    return { class: sentimentClasses[scores.indexOf(Math.max(...scores))] ?? 'neutral' };
  };
}

function asShipped(language: TweetLanguage, worst: boolean): Line[] {
  const rows = [...tweets(language, 'val'), ...tweets(language, 'test_part')];
  const ours = measure(rows, shipped(language));
  const peers = language === 'en' ? [measure(rows, vader), measure(rows, afinn)] : [];
  if (worst) tellWorst(rows, ours);
  const beside = peers.map((m, i) => `${i === 0 ? 'VADER' : 'AFINN'} ${f(m.macroF1)}`);
  return [
    tell({
      what: `sentiment as shipped, tweets ${language}, macro-F1 (${rows.length} rows never seen)`,
      measured: said(ours),
      ratio: [...beside, `majority ${f(measure(rows, () => ({ class: 'neutral' })).macroF1)}`].join(', '),
      budget: language === 'en' ? '≥ 0.60' : 'measured',
      met: language === 'en' ? ours.macroF1 >= 0.6 : null,
    }),
  ];
}

function taught(language: TweetLanguage): Line[] {
  const train = tweets(language, 'train');
  const rows = [...tweets(language, 'val'), ...tweets(language, 'test_part')];
  const began = performance.now();
  const model = teachSentiment(train, language);
  if (model === null) return [];
  const learnt = (performance.now() - began) / 1000;
  const ours = measure(rows, (text) => readSentiment(text, language, model) ?? { class: 'neutral' });
  const peer = measure(rows, plainPeer(train));
  const gain = bootstrap(
    rows.length,
    (chosen) => macroOf(ours.truth, ours.said, chosen) - macroOf(peer.truth, peer.said, chosen),
  );
  return [
    tell({
      what: `sentiment taught with ${train.length} tweets ${language}, macro-F1 (${rows.length} rows)`,
      measured: `${said(ours)} · learnt in ${learnt.toFixed(1)} s`,
      ratio: `TF-IDF + logistic regression ${f(peer.macroF1)}, gain ${f(gain[0])} … ${f(gain[1])}`,
      budget: 'gain ≥ 0.02, calibration error ≤ 0.05',
      met: ours.macroF1 - peer.macroF1 >= 0.02 && (ours.ece ?? 1) <= 0.05,
    }),
  ];
}

/** Our own sentences about service: the half nobody looked at; the weights are those of the other four fifths. */
function ownSentences(language: string): Line[] {
  const rows = ownRows(language);
  const answers = new Map<string, string>();
  for (let fold = 0; fold < 5; fold++) {
    const model = teachSentiment(
      rows.filter((_, i) => i % 5 !== fold),
      language,
      { cost: 0.3, wordWeight: 0.5, least: 2, enough: Number.POSITIVE_INFINITY },
    );
    if (model === null) continue;
    for (const row of rows.filter((_, i) => i % 5 === fold)) {
      answers.set(row.text, readSentiment(row.text, language, model)?.class ?? 'neutral');
    }
  }
  const ours = measure(rows, (text) => ({ class: answers.get(text) ?? 'neutral' }));
  const peers =
    language === 'en'
      ? `VADER ${f(measure(rows, vader).macroF1)}, AFINN ${f(measure(rows, afinn).macroF1)}`
      : '';
  return [
    tell({
      what: `sentiment, own sentences about service ${language}, macro-F1 (${rows.length} rows)`,
      measured: said(ours),
      ...(peers === '' ? {} : { ratio: peers }),
      budget: 'measured',
      met: null,
    }),
  ];
}

const emotions =
  'delight gratitude relief trust surprise confusion worry frustration anger disappointment'.split(' ');

/** F1 per emotion and their mean over those that occur; several labels a row. */
function emotionFigures(rows: readonly { text: string; emotions: readonly string[] }[], language: string) {
  const read = rows.map(({ text }) => {
    const found = readEmotions(text, language).map(({ label }) => label);
    return found.length === 0 ? ['not expressed'] : found;
  });
  const figures = [...emotions, 'not expressed'].flatMap((label) => {
    const there = rows.filter((row) => row.emotions.includes(label)).length;
    const named = read.filter((one) => one.includes(label)).length;
    const right = rows.filter((row, i) => row.emotions.includes(label) && read[i]?.includes(label)).length;
    return there === 0
      ? []
      : [{ label, n: there, precision: right / Math.max(1, named), f1: (2 * right) / (there + named) }];
  });
  return { figures, macro: figures.reduce((sum, one) => sum + one.f1, 0) / figures.length };
}

function emotionLines(): Line[] {
  const rows = emotionRows();
  const { figures, macro } = emotionFigures(rows, 'en');
  const none = rows.filter((row) => row.emotions.includes('not expressed')).length;
  const majority = (2 * none) / (none + rows.length) / figures.length;
  const each = figures.map(
    ({ label, f1, precision }) => `${label} ${f1.toFixed(2)} (precision ${precision.toFixed(2)})`,
  );
  const own = ['en', 'es'].map((language) => {
    const mine = ownEmotionRows(language);
    return { language, n: mine.length, ...emotionFigures(mine, language) };
  });
  return [
    tell({
      what: `emotions by words alone, forum comments, macro-F1 (${rows.length} rows never seen)`,
      measured: `${f(macro)} · ${each.join(', ')}`,
      ratio: `always "not expressed" ${f(majority)}`,
      budget: 'measured',
      met: null,
    }),
    ...own.map(({ language, n, macro: mean, figures: all }) =>
      tell({
        what: `emotions, own sentences ${language}, macro-F1 (${n} rows)`,
        measured: `${f(mean)} · ${all.map(({ label, f1, n: there }) => `${label} ${f1.toFixed(2)} (${there})`).join(', ')}`,
        budget: 'measured',
        met: null,
      }),
    ),
  ];
}

function speed(): Line[] {
  const clauses = ['en', 'es'].flatMap((language) =>
    ownRows(language).map(({ text }) => ({ text, language })),
  );
  const round = () => {
    const began = performance.now();
    for (const { text, language } of clauses) readSentiment(text, language);
    return clauses.length / ((performance.now() - began) / 1000);
  };
  for (let i = 0; i < 10; i++) round();
  const best = Math.max(...Array.from({ length: 10 }, round));
  return [
    tell({
      what: `sentiment of clauses a second, one core (${lexiconOf('en')?.entries} words and phrases en)`,
      measured: `${Math.round(best)}/s`,
      budget: '≥ 15,000/s',
      met: best >= 15_000,
    }),
  ];
}

function tellWorst(rows: readonly SentimentRow[], { truth, said: answers }: Measured): void {
  const wrong = rows.flatMap((row, i) => (truth[i] === answers[i] ? [] : [{ row, answer: answers[i] }]));
  const opposite = wrong.filter(({ row, answer }) => row.sentiment !== 'neutral' && answer !== 'neutral');
  for (const { row, answer } of opposite.slice(0, 20))
    console.log(`  ${row.sentiment} read as ${answer}: ${row.text}`);
}

/** How well sentiment and emotion are read, with the usual lexicons on the same rows. `--worst` shows twenty errors. */
export async function benchFeeling(): Promise<Line[]> {
  const worst = process.argv.includes('--worst');
  const languages = Object.keys(tweetLanguages) as TweetLanguage[];
  const own = [...speed(), ...['en', 'es', 'fr', 'de', 'pt', 'it'].flatMap(ownSentences)];
  if (!hasSharedData) {
    console.log('No ../shared/data: sentiment and emotions on others’ texts are not measured.');
    return own;
  }
  return [
    ...own,
    ...languages.flatMap((language) => asShipped(language, worst)),
    ...languages.flatMap(taught),
    ...emotionLines(),
  ];
}
