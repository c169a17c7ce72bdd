import { lexiconOf } from '../../../instruments/language/feeling/lexicon.ts';
import { proveTeaching } from '../../../instruments/language/feeling/prove-teaching.ts';
import { readSentiment } from '../../../instruments/language/feeling/read-sentiment.ts';
import type { SentimentModel } from '../../../instruments/language/feeling/sentiment-model.ts';
import { shippedModelOf } from '../../../instruments/language/feeling/shipped-models.ts';
import { teachWithProof } from '../../../instruments/language/feeling/teach-sentiment.ts';
import type { Estimate } from '../../../kernel/estimate.ts';
import type { SentimentExample, TaughtLanguage } from '../sentiment.contract.ts';
import type { FeelDone, FeelTask } from './tasks.ts';

/** What was taught, by language. */
type Feelings = Readonly<Record<string, SentimentModel>>;

/** A company's taught sentiment from the JSON it is kept as; what it did not teach is read as it ships. */
export const feelingsOf = (json: string | null): Feelings =>
  json === null ? {} : (JSON.parse(json) as Feelings);

/** Fewer rows of a language than this say nothing that the shipped words do not. */
const fewest = 20;
/** The price of a misjudged row: rows must argue against what ships, see docs/meaning.md. */
const cost = 0.3;
const method = 'macro-F1 on rows left out while learning (five folds), bootstrap interval';

const estimate = (n: number, found?: { value: number; low: number; high: number }): Estimate => ({
  value: found?.value ?? null,
  low: found?.low ?? null,
  high: found?.high ?? null,
  level: 0.95,
  n,
  method,
});

function notLearnt(language: string, rows: number, why: TaughtLanguage['why']): TaughtLanguage {
  const nothing = estimate(rows);
  const calibrationError = { shipped: null, taught: null };
  return {
    language,
    rows,
    used: false,
    why,
    shipped: nothing,
    taught: nothing,
    gain: nothing,
    calibrationError,
  };
}

function teachLanguage(
  language: string,
  rows: readonly SentimentExample[],
): { said: TaughtLanguage; model: SentimentModel | null } {
  const n = rows.length;
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return { said: notLearnt(language, n, 'no words'), model: null };
  if (n < fewest) return { said: notLearnt(language, n, 'few'), model: null };
  const learnt = teachWithProof(rows, language, { cost, around: shippedModelOf(lexicon.language) });
  if (learnt === null) return { said: notLearnt(language, n, 'one class'), model: null };
  const proof = proveTeaching(rows, learnt.unseen, language);
  const why = proof.gain.high < 0 ? 'worse' : proof.gain.low > 0 ? 'better' : 'even';
  return {
    said: {
      language,
      rows: n,
      used: why !== 'worse',
      why,
      shipped: estimate(n, proof.shipped),
      taught: estimate(n, proof.taught),
      gain: estimate(n, proof.gain),
      calibrationError: { shipped: proof.shippedCalibrationError, taught: proof.taughtCalibrationError },
    },
    model: why === 'worse' ? null : learnt.model,
  };
}

/** Learns each language on its own, and reads the clauses as they are read now and as they would be. */
export function teachFeelings(task: FeelTask, languages: readonly string[]): FeelDone {
  const byLanguage = [...Map.groupBy(task.rows.keys(), (i) => languages[i] ?? '')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const taught = byLanguage.map(([language, places]) =>
    teachLanguage(
      language,
      [...places].flatMap((i) => task.rows[i] ?? []),
    ),
  );
  const models = Object.fromEntries(
    taught.flatMap(({ said, model }) => (model === null ? [] : [[said.language, model] as const])),
  );
  const last = feelingsOf(task.last);
  const classes = (by: Feelings) =>
    task.clauses.map(({ text, language }) => {
      const read = readSentiment(text, language, by[language]);
      return read === null ? [] : [read.class];
    });
  return {
    models: JSON.stringify(models),
    languages: taught.map(({ said }) => said),
    before: classes(last),
    after: classes(models),
  };
}
