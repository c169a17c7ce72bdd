// node tools/train-feeling.ts: learns the sentiment weights we ship from the sentences in tests/labelled and writes them
// to src/instruments/language/feeling/weights. The same rows give the same bytes; a test checks that they do.
import { readFileSync, writeFileSync } from 'node:fs';
import { learnShipped } from '../src/instruments/language/feeling/shipped-weights.ts';
import type { SentimentRow } from '../src/instruments/language/feeling/teach-sentiment.ts';

const languages = ['en', 'es', 'fr', 'de', 'pt', 'it'];
const at = (path: string) => new URL(`../${path}`, import.meta.url);

const rowsOf = new Map<string, SentimentRow[]>();
for (const language of languages) {
  const lines = readFileSync(at(`tests/labelled/sentiment-${language}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  rowsOf.set(
    language,
    lines.map((line) => JSON.parse(line)),
  );
}

/** As biome lays it out: a line per row of numbers. */
function laidOut(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
  return JSON.stringify(value);
}

for (const language of languages) {
  const weights = learnShipped(language, rowsOf);
  if (weights === null) throw new Error(`No rows to learn ${language} from.`);
  const { counts, terms, calibration, ...rest } = weights;
  const lines = Object.entries(rest).map(([name, value]) => `  "${name}": ${laidOut(value)}`);
  const block = (rows: readonly unknown[]) =>
    rows.length === 0 ? '[]' : `[\n${rows.map((row) => `    ${laidOut(row)}`).join(',\n')}\n  ]`;
  const curve = calibration === null ? 'null' : JSON.stringify(calibration, null, 2).replaceAll('\n', '\n  ');
  lines.push(`  "calibration": ${curve}`, `  "counts": ${block(counts)}`, `  "terms": ${block(terms)}`);
  const path = `src/instruments/language/feeling/weights/${language}.json`;
  writeFileSync(at(path), `{\n${lines.join(',\n')}\n}\n`);
  console.log(`${path}: ${weights.rows} rows, ${terms.length} terms`);
}
