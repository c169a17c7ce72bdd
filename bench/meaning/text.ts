import { readFileSync } from 'node:fs';
import { clausesOf } from '../../src/instruments/language/text/clauses.ts';
import { datesIn } from '../../src/instruments/language/text/dates.ts';
import { duplicatesOf } from '../../src/instruments/language/text/duplicates.ts';
import { languageOf } from '../../src/instruments/language/text/language.ts';
import { partsOf } from '../../src/instruments/language/text/parts.ts';
import { tokensOf } from '../../src/instruments/language/text/tokens.ts';
import { languageDetector } from '../../src/understand/meaning/detect-language.ts';
import { type Line, seconds, tell } from '../report.ts';

const written: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('../../tests/labelled/language-lines.json', import.meta.url), 'utf8'),
);
const voices = 20_000;

/** 20,000 comments of one to five of our own lines; one in ten is pasted with another number. */
function comments(): string[] {
  const lines = Object.values(written)
    .filter((list) => Array.isArray(list))
    .flat();
  let state = 1;
  const pick = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return lines[Math.floor((state / 2 ** 32) * lines.length)] ?? '';
  };
  return Array.from({ length: voices }, (_, at) =>
    at % 10 === 0
      ? `Customer ${at}: we protest against the closing of the branch in our town, many of us have no other.`
      : Array.from({ length: 1 + (at % 5) }, pick).join('. '),
  );
}

/** Seconds of this thread's processor: other work on the machine does not count. */
function timed(work: () => unknown): number {
  const begun = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1e6;
}

/** Texts a second on one thread for each reader of plain text, and copies among 20,000 comments. */
export async function benchText(): Promise<Line[]> {
  const texts = comments();
  const detect = await languageDetector();
  const rate = (what: string, least: number | null, read: (text: string) => unknown) => {
    for (const text of texts.slice(0, 500)) read(text);
    const perSecond = Math.round(voices / timed(() => texts.forEach(read)));
    return tell({
      what: `text: ${what}`,
      measured: `${perSecond.toLocaleString('en')} texts/s`,
      budget:
        least === null ? 'within 20,000 comments in 60 s' : `over ${least.toLocaleString('en')} texts/s`,
      met: perSecond > (least ?? 5_000),
    });
  };
  const lines = [
    rate('tokens and clauses', 50_000, (text) => [tokensOf(text), clausesOf(text, 'en')]),
    rate('parts of a message', null, (text) => partsOf(text)),
    rate('language', null, (text) => languageOf(text, detect)),
    rate('dates', null, (text) => datesIn(text, 'en', { at: '2026-03-19T15:30:00Z', zone: 'Europe/Madrid' })),
  ];
  let groups = 0;
  const copies = timed(() => {
    groups = duplicatesOf(texts).groups.length;
  });
  lines.push(
    tell({
      what: 'text: copies among 20,000 comments',
      measured: `${seconds(copies)}, ${groups} different`,
      budget: 'under 4 s',
      met: copies < 4,
    }),
  );
  return lines;
}
