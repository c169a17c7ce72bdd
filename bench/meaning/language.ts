import { readFileSync } from 'node:fs';
import { type Detector, languageOf } from '../../src/instruments/language/text/language.ts';
import { wilson } from '../../src/instruments/statistics/proportion.ts';
import { languageDetector } from '../../src/understand/meaning/detect-language.ts';
import { hasSharedData, sharedPath } from '../../tests/shared-data.ts';
import { type Line, tell } from '../report.ts';

type Row = readonly [language: string, text: string];

const ours = ['en', 'es', 'fr', 'de', 'pt', 'it'] as const;
const goal = 0.97;
const written: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('../../tests/labelled/language-lines.json', import.meta.url), 'utf8'),
);

/** Lines written for this project: the even places, which no rule was tuned on. */
const heldOut = ours.flatMap((language) =>
  (written[language] ?? []).filter((_, at) => at % 2 === 1).map((text): Row => [language, text]),
);

/** Tweets, their links masked as "http" by who published them; that mask is no word of any language. */
function tweets(): Row[] {
  const folders = { en: 'english', es: 'spanish', fr: 'french' } as const;
  return Object.entries(folders).flatMap(([language, folder]) =>
    readFileSync(sharedPath(`text/xlm-t/${folder}/test_part_text.txt`), 'utf8')
      .split('\n')
      .filter((text) => text.trim() !== '')
      .map((text): Row => [language, text.replace(/\bhttp\b/g, ' ')]),
  );
}

function told(
  what: string,
  rows: readonly Row[],
  read: (row: Row) => string,
  peer: (row: Row) => string,
): Line {
  const right = (reader: (row: Row) => string) => rows.filter((row) => reader(row) === row[0]).length;
  const count = right(read);
  const [low, high] = wilson({ count, n: rows.length });
  const unknown = rows.filter((row) => read(row) === 'unknown').length;
  const largest = Math.max(...ours.map((language) => rows.filter((row) => row[0] === language).length));
  for (const row of rows.filter((row) => read(row) !== row[0]).slice(0, 20)) {
    console.log(`    ${row[0]} read as ${read(row)}: ${row[1].slice(0, 90)}`);
  }
  return tell({
    what,
    measured: `${(count / rows.length).toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}], n ${rows.length}, ${unknown} unknown`,
    ratio: `eld alone ${(right(peer) / rows.length).toFixed(4)}, the commonest language ${(largest / rows.length).toFixed(2)}`,
    budget: `accuracy of ${goal} on short messages`,
    met: count / rows.length >= goal,
  });
}

/** Of six languages: how many short messages are told rightly, beside the bare detector and the commonest class. */
export async function benchLanguage(): Promise<Line[]> {
  const detect = await languageDetector();
  const alone = ([, text]: Row) => detect(text).language;
  const read = ([, text]: Row) => languageOf(text, detect).language;
  const lines: Line[] = [];
  for (const language of ours) {
    const rows = heldOut.filter((row) => row[0] === language);
    lines.push(told(`language: own lines, ${language}`, rows, read, alone));
  }
  lines.push(told('language: own lines, all six', heldOut, read, alone));
  if (hasSharedData) {
    for (const language of ['en', 'es', 'fr']) {
      const rows = tweets().filter((row) => row[0] === language);
      lines.push(told(`language: tweets, ${language}`, rows, read, alone));
      const known = ([, text]: Row) => languageOf(text, detect, language).language;
      lines.push(told(`language: tweets, ${language}, the post's language known`, rows, known, alone));
    }
    lines.push(told('language: own lines and tweets', [...heldOut, ...tweets()], read, alone));
  } else console.log('  No reference data beside the checkout: tweets are skipped.');
  lines.push(...openings(detect));
  return lines;
}

/** The first two words only: what the prior of the post is worth, and what a wrong one costs. */
function openings(detect: Detector): Line[] {
  const rows = heldOut.map(([language, text]): Row => [language, text.split(/\s+/).slice(0, 2).join(' ')]);
  const share = (prior: (language: string) => string | undefined) =>
    rows.filter(([language, text]) => languageOf(text, detect, prior(language)).language === language)
      .length / rows.length;
  const wrong = (language: string) => (language === 'en' ? 'es' : 'en');
  return [
    tell({
      what: 'language: first two words only',
      measured: `${share((language) => language).toFixed(4)} with the right prior, ${share(() => undefined).toFixed(4)} without, ${share(wrong).toFixed(4)} with a wrong one, n ${rows.length}`,
      budget: 'no goal: shows what the prior is worth',
      met: null,
    }),
  ];
}
