import { type Around, nowhere } from '../../instruments/language/about/around.ts';
import { type Company, noWords } from '../../instruments/language/about/company.ts';
import type { AboutRead } from '../../instruments/language/about/read-about.ts';
import type { Labelled } from '../../instruments/language/labelled.ts';
import type { Clause } from '../../instruments/language/text/clauses.ts';
import {
  type About,
  type ClauseRead,
  type Label,
  notExpressed,
  type ReadVoice,
  unknownAbout,
} from './evidence.contract.ts';
import { textVersionOf } from './text-version.ts';

export interface VoiceGiven {
  readonly text: string;
  /** Where the source said it. */
  readonly language?: string | undefined;
  /** When it was said; what "Tuesday" is resolved against. */
  readonly at?: Date | undefined;
  readonly zone?: string | undefined;
  /** Lines that recur where it was given (`lineKey`): templates. */
  readonly templates?: ReadonlySet<string> | undefined;
  /** Where it stands on its customer's timeline, and what the company's journeys are made of. */
  readonly around?: Around | undefined;
  readonly company?: Company | undefined;
}

export interface SentimentRead {
  readonly value: number;
  readonly class: 'negative' | 'neutral' | 'positive';
  readonly confidence?: number;
  readonly reason: readonly string[];
}
/** Without a measured model the words alone speak. */
const methodOf = (read: SentimentRead) => (read.confidence === undefined ? 'lexicon' : 'model');
export interface EffortRead {
  readonly level: 'high' | 'low' | 'not expressed';
  readonly confidence?: number;
  readonly cues: readonly Labelled[];
}
/** A theme of a clause: offsets are of the whole text. */
export interface ThemeRead extends Labelled {
  readonly theme: string;
}

/** The instruments that a reading is composed of; offsets of their labels are of the text they were given. */
export interface Instruments {
  readonly modelVersion: string;
  readonly taxonomyVersion: string;
  language(
    text: string,
    declared: string | undefined,
  ): { readonly language: string; readonly confidence: number | null };
  /** A clause's own language where it is long enough to tell, else that of its voice. */
  languageOfClause(clause: string, voiceLanguage: string): string;
  /** Stretches that the customer wrote for this occasion: without quoted mail, signature, auto-reply. */
  ownWords(
    text: string,
    language: string,
    templates?: ReadonlySet<string>,
  ): readonly { readonly start: number; readonly end: number }[];
  clauses(text: string, language: string): readonly Clause[];
  /** null = not measured for this language. */
  sentiment(text: string, language: string): SentimentRead | null;
  emotions(text: string, language: string): readonly Labelled[];
  effort(text: string, language: string): EffortRead;
  intents(text: string, language: string): readonly Labelled[];
  solved(text: string, language: string): readonly Labelled[];
  promises(
    text: string,
    language: string,
    said: { readonly at: Date | undefined; readonly zone: string | undefined },
  ): readonly (Labelled & { readonly due: string | null })[];
  /** What a text is about, given where it stands and the ids of its themes. */
  about(
    text: string,
    language: string,
    company: Company,
    around: Around,
    themes: readonly string[],
  ): AboutRead;
  /** Themes of each clause, in their order. */
  themes(
    text: string,
    language: string,
    clauses: readonly Clause[],
  ): Promise<readonly (readonly ThemeRead[])[]>;
}

/** Sentiment of a whole voice is read from its whole text up to this length, and summed from its clauses above it. */
const longestWhole = 4000;
/** No customer says more in one voice; what comes after is said to be unread. */
const mostClauses = 10_000;
/** What a voice is about is told from so much of it. */
const longestAbout = 20_000;
const noCompany: Company = { steps: [], families: {}, words: noWords };
const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** Makes labels of one text: puts spans, quotes and versions in place. */
function labeller(text: string, { modelVersion, taxonomyVersion }: Instruments) {
  const textVersion = textVersionOf(text);
  const version = `${modelVersion} ${taxonomyVersion} ${textVersion}`;
  return (found: Labelled & { theme?: string }, from = 0): Label => {
    const span = { start: from + found.start, end: from + found.end };
    return {
      label: found.label,
      ...(found.theme === undefined ? {} : { theme: found.theme }),
      ...(found.value === undefined ? {} : { value: round(found.value) }),
      span,
      quote: text.slice(span.start, span.end),
      confidence: found.confidence === undefined ? null : round(found.confidence),
      method: found.method,
      reason: [...found.reason],
      version,
      modelVersion,
      taxonomyVersion,
      textVersion,
      status: 'suggested',
      by: 'sirius',
      at: null,
    };
  };
}

/**
 * Reads one voice: its language, its clauses with all their labels, and what the whole of it says. The same text gives
 * the same answer, always; `text.slice(span.start, span.end) === quote` for every label.
 */
export async function readVoice(voice: VoiceGiven, instruments: Instruments): Promise<ReadVoice> {
  const { text } = voice;
  const { language, confidence } = instruments.language(text, voice.language);
  const label = labeller(text, instruments);
  const own = instruments.ownWords(text, language, voice.templates);
  const all = own.flatMap(({ start, end }) =>
    instruments
      .clauses(text.slice(start, end), language)
      .map((clause) => ({ ...clause, start: clause.start + start, end: clause.end + start })),
  );
  const cut = all.slice(0, mostClauses);
  const unread = all.length - cut.length;
  const themes = await instruments.themes(text, language, cut);
  const clauses = cut.map((clause, i): ClauseRead => {
    const quote = text.slice(clause.start, clause.end);
    const spoken = instruments.languageOfClause(quote, language);
    const whole = { start: 0, end: quote.length };
    const none = (said: string, because: string): Labelled => ({
      ...whole,
      label: said,
      method: 'rule',
      reason: [because],
    });
    const sentiment = instruments.sentiment(quote, spoken);
    const emotions = instruments.emotions(quote, spoken);
    const effort = instruments.effort(quote, spoken);
    const intents = instruments.intents(quote, spoken);
    const at = (found: Labelled & { theme?: string }) => label(found, clause.start);
    const levelled: Labelled = {
      ...whole,
      label: effort.level,
      method: 'rule',
      ...(effort.confidence === undefined ? {} : { confidence: effort.confidence }),
      reason:
        effort.cues.length === 0
          ? ['no word tells of effort']
          : effort.cues.map((cue) => `${cue.label}: “${quote.slice(cue.start, cue.end)}”`),
    };
    return {
      n: i + 1,
      sentence: clause.sentence,
      span: { start: clause.start, end: clause.end },
      quote,
      language: spoken,
      sentiment:
        sentiment === null
          ? null
          : at({ ...whole, ...sentiment, label: sentiment.class, method: methodOf(sentiment) }),
      emotion: (emotions.length === 0 ? [none(notExpressed, 'no word expresses a feeling')] : emotions).map(
        at,
      ),
      effort: at(levelled),
      cues: effort.cues.map(at),
      intent: (intents.length === 0 ? [none('nothing', 'no word asks for anything')] : intents).map(at),
      themes: (themes[i] ?? []).map((theme) => label(theme)),
    };
  });
  const templateOnly = clauses.length === 0 && text.trim() !== '';
  return {
    language,
    languageConfidence: confidence === null ? null : round(confidence),
    templateOnly,
    sentiment: wholeSentiment(text, language, { own, clauses, unread }, instruments, label),
    solved: own.flatMap(({ start, end }) =>
      instruments.solved(text.slice(start, end), language).map((found) => label(found, start)),
    ),
    promises: own.flatMap(({ start, end }) =>
      instruments
        .promises(text.slice(start, end), language, { at: voice.at, zone: voice.zone })
        .map(({ due, ...found }) => ({ label: label(found, start), due })),
    ),
    about: aboutOf(voice, language, { own, clauses }, instruments, label),
    clauses,
  };
}

interface Cut {
  readonly own: readonly { readonly start: number; readonly end: number }[];
  readonly clauses: readonly ClauseRead[];
}

/** The customer's own words in their places; everything else is blank. */
function ownOnly(text: string, own: Cut['own']): string {
  let shown = '';
  for (const { start, end } of own)
    shown += ' '.repeat(Math.max(0, start - shown.length)) + text.slice(start, end);
  return shown.slice(0, longestAbout);
}

/** What the voice is about; of each thing one label a clause. */
function aboutOf(
  { text, around = nowhere, company = noCompany }: VoiceGiven,
  language: string,
  { own, clauses }: Cut,
  instruments: Instruments,
  label: (found: Labelled) => Label,
): About {
  const themes = [...new Set(clauses.flatMap((clause) => clause.themes.flatMap(({ theme }) => theme ?? [])))];
  const read = instruments.about(ownOnly(text, own), language, company, around, themes);
  const whole = (found: Labelled) =>
    found.label === unknownAbout ? { ...found, start: 0, end: text.length } : found;
  const objects = clauses.flatMap(({ span }) => {
    const inside = read.objects.filter(({ start }) => span.start <= start && start < span.end);
    return inside.filter(({ label: one }, i) => inside.findIndex((other) => other.label === one) === i);
  });
  return {
    step: label(whole(read.step)),
    function: label(whole(read.function)),
    objects: objects.map((each) => label(each)),
  };
}

/** The sentiment of the whole voice; `reason` lists the clauses too. */
function wholeSentiment(
  text: string,
  language: string,
  {
    own,
    clauses,
    unread,
  }: {
    readonly own: readonly { readonly start: number; readonly end: number }[];
    readonly clauses: readonly ClauseRead[];
    readonly unread: number;
  },
  instruments: Instruments,
  label: (found: Labelled) => Label,
): Label | null {
  const measured = clauses.filter(({ sentiment }) => sentiment !== null);
  if (measured.length === 0) return null;
  const words = own.map(({ start, end }) => text.slice(start, end)).join('\n');
  const read = words.length <= longestWhole ? instruments.sentiment(words, language) : null;
  const parts = measured
    .slice(0, 20)
    .map(({ n, sentiment }) => `clause ${n}: ${sentiment?.label} ${sentiment?.value}`);
  const all = { start: 0, end: text.length };
  if (read !== null) {
    return label({
      ...all,
      ...read,
      label: read.class,
      method: methodOf(read),
      reason: [...read.reason, ...parts],
    });
  }
  const value = measured.reduce((sum, { sentiment }) => sum + (sentiment?.value ?? 0), 0) / measured.length;
  const said = value > 0.15 ? 'positive' : value < -0.15 ? 'negative' : 'neutral';
  return label({
    ...all,
    label: said,
    value,
    method: 'model',
    reason: [
      'mean of its clauses',
      ...(unread > 0 ? [`${unread} clauses more were not read`] : []),
      ...parts,
    ],
  });
}
