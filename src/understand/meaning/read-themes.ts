import { assignThemes, type ThemeModel } from '../../instruments/language/discovery/model.ts';
import type { EmbedderPart } from '../../instruments/language/discovery/space.ts';
import type { Labelled } from '../../instruments/language/labelled.ts';
import { readThemes as readTaught, type ThemeReading } from '../../instruments/language/taught/classify.ts';
import type { Embed } from '../../instruments/language/taught/fit-themes.ts';
import type { TaughtModel } from '../../instruments/language/taught/model.ts';
import type { Clause } from '../../instruments/language/text/clauses.ts';
import { rowOf } from '../../instruments/language/vectors/dense.ts';
import type { Embedder } from '../../instruments/language/vectors/embedder.ts';
import { knowsLanguage } from './embedders/encoder-facts.ts';
import type { ThemeRead } from './read-voice.ts';

/** What themes are read with. */
export interface ThemeReaders {
  readonly taught: TaughtModel | null;
  /** The light tier: always there, without waiting. */
  readonly embed: Embed;
  /** The encoder that the company chose; null = the light tier alone. */
  readonly encoder: Embedder | null;
  readonly discovered: ThemeModel | null;
  readonly parts: readonly EmbedderPart[];
  /** Themes' names by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** A clause with fewer words is no theme's of its own; it may carry the one of the whole voice. */
const fewestWords = 4;
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/**
 * A taught model's readings of texts in one language, in their order; none when nothing was taught. Vectors are those it was
 * taught with: where they are not at hand any more (an older version under another tier), its words speak alone.
 */
export async function readTaughtThemes(
  { taught, embed, encoder }: ThemeReaders,
  texts: readonly string[],
  language: string,
): Promise<ThemeReading[]> {
  if (taught === null) return [];
  const id = taught.embedding?.id;
  if (id === embed.id) return texts.map((text) => readTaught(taught, text, embed.of([text])[0]));
  if (encoder === null || id !== encoder.version || !knowsLanguage(encoder, language))
    return texts.map((text) => readTaught(taught, text));
  const vectors = await encoder.embed(texts);
  return texts.map((text, row) => readTaught(taught, text, rowOf(vectors, row)));
}

interface Within {
  readonly clause: number;
  readonly found: Labelled;
}

/**
 * Themes of each clause. The whole voice is read as well, since themes are learnt and found on whole voices: what only the
 * whole tells is put on the clause that tells it best.
 */
export async function readThemesOfClauses(
  readers: ThemeReaders,
  text: string,
  language: string,
  clauses: readonly Clause[],
): Promise<ThemeRead[][]> {
  const found: ThemeRead[][] = clauses.map(() => []);
  if (clauses.length === 0) return found;
  const quotes = clauses.map(({ start, end }) => text.slice(start, end));
  for (const { clause, found: label } of [
    ...(await taughtOf(readers, quotes, language)),
    ...(await discoveredOf(readers, quotes, language)),
  ]) {
    const at = clauses[clause]?.start ?? 0;
    const theme = label.label;
    if (found[clause]?.some((other) => other.theme === theme)) continue;
    found[clause]?.push({
      ...label,
      theme,
      label: readers.names.get(theme) ?? theme,
      start: label.start + at,
      end: label.end + at,
    });
  }
  return found;
}

async function taughtOf(
  readers: ThemeReaders,
  quotes: readonly string[],
  language: string,
): Promise<Within[]> {
  if (readers.taught === null) return [];
  const texts = quotes.length === 1 ? quotes : [...quotes, quotes.join(' ')];
  const read = await readTaughtThemes(readers, texts, language);
  const own = read.slice(0, quotes.length);
  const labels = own.flatMap((reading, clause) =>
    (reading?.labels ?? []).map((found): Within => ({ clause, found })),
  );
  if (quotes.length === 1) return labels;
  const whole = read[quotes.length];
  const known = new Set(labels.map(({ found }) => found.label));
  const told = (whole?.labels ?? []).flatMap((found): Within[] => {
    if (known.has(found.label)) return [];
    const scores = own.map(
      (reading) =>
        reading?.guesses.find(({ theme }) => theme === found.label)?.score ?? Number.NEGATIVE_INFINITY,
    );
    const clause = largest(
      scores.map((score, i) => (Number.isFinite(score) ? score : -1e9 + (quotes[i]?.length ?? 0))),
    );
    const end = quotes[clause]?.length ?? 0;
    return [
      { clause, found: { ...found, start: 0, end, reason: ['read in the whole voice', ...found.reason] } },
    ];
  });
  return [...labels, ...told];
}

async function discoveredOf(
  { discovered, parts }: ThemeReaders,
  quotes: readonly string[],
  language: string,
): Promise<Within[]> {
  if (discovered === null || discovered.languages.length === 0) return [];
  const texts = quotes.length === 1 ? [...quotes] : [quotes.join(' '), ...quotes];
  const languages = texts.map(() => language);
  const { assignments, confidence } = await assignThemes(discovered, texts, { embedders: parts, languages });
  const label = (clause: number, theme: string, sure: number | null, because: string): Within => ({
    clause,
    found: {
      label: theme,
      start: 0,
      end: quotes[clause]?.length ?? 0,
      ...(sure === null ? {} : { confidence: sure }),
      method: 'model',
      reason: [because],
    },
  });
  const [first, ...rest] = assignments;
  const [sureFirst, ...sure] = confidence;
  if (quotes.length === 1) {
    return first == null ? [] : [label(0, first, sureFirst ?? null, 'nearest to the theme’s typical voices')];
  }
  const own = rest.flatMap((theme, clause): Within[] =>
    theme === null || theme === first || wordsIn(quotes[clause] ?? '') < fewestWords
      ? []
      : [label(clause, theme, sure[clause] ?? null, 'nearest to the theme’s typical voices')],
  );
  if (first == null) return own;
  const same = rest.flatMap((theme, clause) => (theme === first ? [clause] : []));
  const bearers = same.length > 0 ? same : [largest(quotes.map((quote) => quote.length))];
  return [
    ...bearers.map((clause) =>
      label(clause, first, sureFirst ?? null, 'the whole voice is nearest to the theme’s typical voices'),
    ),
    ...own,
  ];
}

/** The place of the largest; the first of equals. */
function largest(values: readonly number[]): number {
  return values.reduce(
    (best, value, i) => (value > (values[best] ?? Number.NEGATIVE_INFINITY) ? i : best),
    0,
  );
}
