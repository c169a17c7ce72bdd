import { functionWords } from '../discovery/function-words.ts';
import { wordsOf } from '../patterns/words.ts';
import { asWords, topicsOfName } from './find-topics.ts';
import { type TopicId, topics } from './topic.ts';

/** A step as the company's records know it. */
export interface KnownStep {
  readonly step: string;
  /** The function that owns it; '' = unknown. */
  readonly function: string;
  readonly channels: readonly string[];
}

/** What the company's journeys are made of, and the words its customers have for it. */
export interface Company {
  readonly steps: readonly KnownStep[];
  /** For each first step of episodes: the steps such episodes have, with the share that has them. */
  readonly families: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly words: CompanyWords;
}

/** What the company taught about its own words; labels of steps, functions and objects with the words said for them. */
export interface CompanyWords {
  readonly steps: Readonly<Record<string, readonly string[]>>;
  readonly functions: Readonly<Record<string, readonly string[]>>;
  readonly objects: Readonly<Record<string, readonly string[]>>;
  /** Theme id → the steps it speaks of. */
  readonly themes: Readonly<Record<string, readonly string[]>>;
}
export const noWords: CompanyWords = { steps: {}, functions: {}, objects: {}, themes: {} };

/** Topics with how well each fits. */
export type Fits = ReadonlyMap<TopicId, number>;
export interface StepProfile extends KnownStep {
  readonly fits: Fits;
  /** Words of its name that say something by themselves, as stems. */
  readonly stems: readonly string[];
  readonly isSurvey: boolean;
  /** The customer's own doing (pays, answers): rarely what a voice is about. */
  readonly isCustomers: boolean;
}
export interface Profiles {
  readonly steps: readonly StepProfile[];
  readonly functionOf: ReadonlyMap<string, string>;
  readonly families: Company['families'];
  readonly words: CompanyWords;
}

const nameFit = 1;
const channelFit = 0.55;
const functionFit = 0.45;

/** What departments usually answer for, by the words of their names. */
const functionTopics: readonly (readonly [RegExp, readonly TopicId[]])[] = [
  [/financ|billing|account|factur|cobro|contab|rechnung|buchhalt/i, ['bill', 'price', 'payment', 'refund']],
  [/logist|warehouse|stock|supply|almac|lager/i, ['part', 'parcel', 'delivery']],
  [/field|technic|install|campo|tecnic|montage/i, ['visit', 'repair', 'installation']],
  [/\bit\b|system|digital|network|provision|informat|sistemas/i, ['activation', 'app', 'website', 'account']],
  [/plan|dispatch|schedul|agenda|dispo/i, ['appointment', 'rescheduling']],
  [/sales|shop|ventas|comercial|vertrieb/i, ['ordering', 'shop', 'contract']],
  [/service|support|care|contact|atenci|soporte|kunden/i, ['contact']],
];

/** The beginning of a folded word, which its inflections share. */
export const stemOf = (word: string): string =>
  word.length <= 4
    ? word
    : word.replace(/(?:ations?|ados?|adas?|idos?|idas?|ings?|ed|es|er|s|e|a|o)$/u, '').slice(0, 8);

const idle = new Set([
  ...functionWords('en'),
  ...functionWords('es'),
  'sent',
  'done',
  'customer',
  'cliente',
  'first',
  'new',
]);
const stemsOf = (name: string): string[] => [
  ...new Set(
    wordsOf(asWords(name))
      .map(({ folded }) => folded)
      .filter((word) => word.length > 2 && !idle.has(word) && !/^\d+$/.test(word))
      .map(stemOf),
  ),
];

function profileOf(known: KnownStep): StepProfile {
  const own = topicsOfName(known.step);
  const fits = new Map<TopicId, number>();
  // A name of two topics is half about each: "Bill paid" is less about the bill than "Bill sent".
  for (const topic of own) fits.set(topic, nameFit / Math.sqrt(Math.max(1, own.size)));
  // What a name says already, its channel and function do not say again.
  const add = (topic: TopicId, fit: number) => {
    if (!own.has(topic)) fits.set(topic, Math.min(1, (fits.get(topic) ?? 0) + fit));
  };
  for (const channel of known.channels) for (const topic of topicsOfName(channel)) add(topic, channelFit);
  for (const [name, answered] of functionTopics)
    if (name.test(known.function)) for (const topic of answered) add(topic, functionFit);
  return {
    ...known,
    fits,
    stems: stemsOf(known.step),
    isSurvey: own.has('survey'),
    isCustomers: /^(?:customer|cliente|client|kunde|user)s?$/i.test(known.function),
  };
}

/** Works out once what each step of a company is about. */
export function profilesOf({ steps, families, words }: Company): Profiles {
  return {
    steps: steps.map(profileOf),
    functionOf: new Map(steps.map((each) => [each.step, each.function])),
    families,
    words,
  };
}

export const strengthOf: ReadonlyMap<TopicId, number> = new Map(
  topics.map(({ id, strength }) => [id, strength]),
);
