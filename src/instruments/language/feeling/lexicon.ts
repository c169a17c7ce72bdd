import { formsOf, type Step, sequencesOf } from './entry.ts';
import { folded } from './folded.ts';
import { PhraseTree } from './phrase-tree.ts';
import type { FeelingLanguage, WordList } from './word-list.ts';
import de from './words/de.json' with { type: 'json' };
import emoji from './words/emoji.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };
import fr from './words/fr.json' with { type: 'json' };
import it from './words/it.json' with { type: 'json' };
import pt from './words/pt.json' with { type: 'json' };

/** What a word or phrase does to the feeling of a sentence; one phrase can do several things. */
export interface Role {
  /** -4 … 4; 0 for phrases that say nothing though a word in them would. */
  readonly value?: number;
  readonly negates?: true;
  /** By how much it strengthens (> 1) or weakens (< 1) the next value. */
  readonly factor?: number;
  readonly contrast?: true;
  readonly concession?: true;
  readonly taunt?: true;
  readonly thanks?: true;
  readonly picture?: true;
  /** The phrase holds its own no ("no me ayudan"). */
  readonly negative?: true;
}

export interface Expressed {
  readonly emotion: string;
  readonly intensity: number;
}

/** The words of a language, ready to be found. */
export interface Lexicon {
  readonly language: FeelingLanguage;
  readonly roles: PhraseTree<Role>;
  readonly emotions: PhraseTree<readonly Expressed[]>;
  /** How many distinct words and phrases have a role, written out. */
  readonly entries: number;
}

const lists: Readonly<Record<FeelingLanguage, WordList>> = { en, es, fr, de, pt, it };
const ready = new Map<FeelingLanguage, Lexicon>();

const booster = 1.4;
const diminisher = 0.6;

/** The lexicon of a language ("es", "es-MX"), or undefined when we have none. Built when first asked for. */
export function lexiconOf(language: string): Lexicon | undefined {
  const code = language.slice(0, 2).toLowerCase();
  if (!isFeelingLanguage(code)) return undefined;
  const known = ready.get(code);
  if (known !== undefined) return known;
  const lexicon = build(code, lists[code]);
  ready.set(code, lexicon);
  return lexicon;
}

function isFeelingLanguage(code: string): code is FeelingLanguage {
  return Object.hasOwn(lists, code);
}

function build(language: FeelingLanguage, list: WordList): Lexicon {
  const classesOf = new Map<string, string[]>();
  for (const [name, words] of Object.entries(list.classes)) {
    for (const word of words.flatMap((one) => formsOf(one, list.endings))) {
      const form = folded(word);
      classesOf.set(form, [...(classesOf.get(form) ?? []), `<${name}>`]);
    }
  }
  const roles = new PhraseTree<Role>(classesOf, strongest);
  const emotions = new PhraseTree<readonly Expressed[]>(classesOf, (known = [], more) => [
    ...known.filter((one) => more.every(({ emotion }) => emotion !== one.emotion)),
    ...more,
  ]);
  const seen = new Set<string>();
  const noes = new Set(list.negators.map(folded));
  const thanks = new Set(list.thanks.map(folded));
  const enter = (entries: readonly string[], role: Role) => {
    for (const entry of entries) {
      for (const steps of sequencesOf(entry, list.endings)) {
        if (steps.length === 0) throw new Error(`The entry "${entry}" (${language}) holds no word.`);
        roles.enter(steps, withOwn(role, steps, noes, thanks));
        seen.add(steps.map((step) => (step.kind === 'gap' ? '..' : step.text)).join(' '));
      }
    }
  };
  for (const [value, entries] of Object.entries(list.values)) enter(entries, { value: Number(value) });
  for (const [value, pictures] of Object.entries(emoji.values)) {
    enter(pictures, { value: Number(value), picture: true });
  }
  enter(list.neutral, { value: 0 });
  enter(list.negators, { negates: true });
  enter(list.boosters, { factor: booster });
  enter(list.diminishers, { factor: diminisher });
  enter(list.contrast, { contrast: true });
  enter(list.concession, { concession: true });
  enter(list.taunts, { taunt: true });
  enter(list.thanks, { thanks: true });
  const express = (entries: readonly string[], said: Expressed) => {
    for (const entry of entries) {
      for (const steps of sequencesOf(entry, list.endings)) emotions.enter(steps, [said]);
    }
  };
  for (const [emotion, strengths] of Object.entries(list.emotions)) {
    for (const [intensity, entries] of Object.entries(strengths)) {
      express(entries, { emotion, intensity: Number(intensity) });
    }
  }
  for (const [emotion, pictures] of Object.entries(emoji.emotions)) {
    express(pictures, { emotion, intensity: 2 });
  }
  return { language, roles, emotions, entries: seen.size };
}

/** A phrase with a value may hold its own no ("no me ayudan") or begin with thanks ("gracias por"). */
function withOwn(
  role: Role,
  steps: readonly Step[],
  noes: ReadonlySet<string>,
  thanks: ReadonlySet<string>,
): Role {
  if (role.value === undefined || role.value === 0 || steps.length < 2) return role;
  const isNegative = steps.some((step) => step.kind === 'word' && noes.has(step.text));
  const [first] = steps;
  const isThanks = role.value > 0 && first?.kind === 'word' && thanks.has(first.text);
  return { ...role, ...(isNegative ? { negative: true } : {}), ...(isThanks ? { thanks: true } : {}) };
}

/** A phrase listed twice keeps all it does; of two values the stronger, and nothing is stronger than "says nothing". */
function strongest(known: Role | undefined, more: Role): Role {
  const values = [known?.value, more.value].filter((value) => value !== undefined);
  const value = values.includes(0) ? 0 : values.toSorted((a, b) => Math.abs(b) - Math.abs(a) || a - b)[0];
  return { ...known, ...more, ...(value === undefined ? {} : { value }) };
}
