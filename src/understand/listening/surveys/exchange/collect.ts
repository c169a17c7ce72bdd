import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { type SurveyDefinition, surveyDefinitionShape, type WrittenSurvey } from '../definition.contract.ts';
import { holdsUntranslated, refuseBroken } from '../index.ts';
import type { Condition, Texts, Value } from '../logic.contract.ts';
import type { ImportFormat, LossItem, LossReport, Outcome } from './loss.contract.ts';
import { type Phrase, phrases } from './phrases.ts';
import { hasMarkup, plainText } from './plain-text.ts';

export interface ImportedSurvey {
  readonly definition: SurveyDefinition;
  readonly report: LossReport;
}

const longestText = 20_000;
const mostItems = 2000;
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** Hands out names that may be codes: nearest to the wish, each once. */
export class Codes {
  readonly #taken = new Set<string>();

  take(wish: string, otherwise: string): string {
    const plain = wish
      .replace(/[^A-Za-z0-9_.:-]+/g, '_')
      .replace(/^[^A-Za-z0-9_]+/, '')
      .slice(0, 90);
    const base = plain === '' || /^_+$/.test(plain) || reserved.has(plain) ? otherwise : plain;
    let code = base;
    for (let n = 2; this.#taken.has(code); n++) code = `${base}_${n}`;
    this.#taken.add(code);
    return code;
  }
}

/** Gathers what becomes of each thing while a foreign survey is read. */
export class Collect {
  readonly from: string;
  readonly format: ImportFormat;
  readonly items: LossItem[] = [];
  readonly untranslated: { where: string; from: string; text: string }[] = [];
  readonly counts = { mapped: 0, approximated: 0, dropped: 0 };
  readonly #groups = new Map<string, LossItem & { count: number }>();

  constructor(format: ImportFormat, from: string) {
    this.format = format;
    this.from = from;
  }

  tell(outcome: Outcome, phrase: Phrase, where: string, example: string): void {
    const item = {
      outcome,
      what: phrases[phrase],
      where: where.slice(0, 300),
      example: example.slice(0, 300),
    };
    this.counts[outcome]++;
    const key = `${outcome}/${phrase}`;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { ...item, count: 1 });
    else group.count++;
    if (this.items.length < mostItems * 4) this.items.push(item);
  }

  /** A condition that stands as text: it never holds, and keeps the survey a draft. */
  condition(where: string, text: string): Condition {
    this.tell('dropped', 'untranslated', where, text);
    return { is: 'untranslated', from: this.from, text: text.slice(0, longestText) };
  }

  value(where: string, text: string): Value {
    this.tell('dropped', 'untranslated', where, text);
    return { get: 'untranslated', from: this.from, text: text.slice(0, longestText) };
  }

  /** Something that has no place in the tree; it is kept beside it. */
  keep(phrase: Phrase, where: string, text: string): void {
    this.tell('dropped', phrase, where, text);
    if (this.untranslated.length < 5000) {
      this.untranslated.push({
        where: (where || '-').slice(0, 500),
        from: this.from,
        text: text.slice(0, longestText),
      });
    }
  }

  /** A text without formatting, told when it had any. */
  words(where: string, html: string): string {
    const plain = plainText(html);
    if (hasMarkup(html) && /<(?!br\b|p\b|\/p\b|div\b|\/div\b|span\b|\/span\b)[a-z]/i.test(html)) {
      this.tell('approximated', 'markup-left-out', where, html);
    }
    if (plain.length > longestText) this.tell('approximated', 'text-cut', where, plain);
    return plain.slice(0, longestText);
  }

  /** The whole survey: strict, as if somebody had written it by hand. */
  finish(written: WrittenSurvey): ImportedSurvey | Refusal {
    const read = surveyDefinitionShape.safeParse({ ...written, untranslated: this.untranslated });
    if (!read.success) {
      const [issue] = read.error.issues;
      return refuse(
        'unusual-survey',
        `Sirius cannot hold this survey: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.slice(
          0,
          400,
        ),
        { next: 'Take this part out in the other tool, and export it once more.' },
      );
    }
    const broken = refuseBroken(read.data);
    if (isRefusal(broken)) return broken;
    return { definition: read.data, report: this.report(read.data) };
  }

  report(definition: SurveyDefinition): LossReport {
    const order: Readonly<Record<Outcome, number>> = { dropped: 0, approximated: 1, mapped: 2 };
    const byOutcome = (a: LossItem, b: LossItem) => order[a.outcome] - order[b.outcome];
    const kept = holdsUntranslated(definition)
      ? definition.untranslated.length +
        (JSON.stringify(definition.flow).match(/"(?:is|get)":"untranslated"/g)?.length ?? 0)
      : 0;
    return {
      format: this.format,
      counts: this.counts,
      groups: [...this.#groups.values()].toSorted(byOutcome),
      items: this.items.toSorted(byOutcome).slice(0, mostItems),
      untranslated: kept,
    };
  }
}

/** One text in the languages in which it is not empty; in the first language in any case. */
export function inLanguages(languages: readonly string[], text: (language: string) => string): Texts {
  const [first = 'en'] = languages;
  const texts: Record<string, string> = { [first]: text(first) };
  for (const language of languages.slice(1)) {
    const words = text(language);
    if (words !== '') texts[language] = words;
  }
  return texts;
}

const known: Readonly<Record<string, string>> = {
  'ZH-S': 'zh-Hans',
  'ZH-T': 'zh-Hant',
  'zh-cn': 'zh-Hans',
  'zh-tw': 'zh-Hant',
  'ES-ES': 'es-ES',
  'de-informal': 'de',
  'es-informal': 'es',
  'fr-informal': 'fr',
  'it-informal': 'it',
  'nl-informal': 'nl',
};

/** A language tag as Sirius writes it; 'en' when it is none. */
export function languageTag(given: string): string {
  if (Object.hasOwn(known, given)) return known[given] as string;
  const [language = '', ...rest] = given.replaceAll('_', '-').split('-');
  if (!/^[A-Za-z]{2,3}$/.test(language)) return 'en';
  const parts = rest.filter((part) => /^[A-Za-z0-9]{2,8}$/.test(part)).slice(0, 3);
  return [
    language.toLowerCase(),
    ...parts.map((part) => (part.length === 2 ? part.toUpperCase() : part)),
  ].join('-');
}
