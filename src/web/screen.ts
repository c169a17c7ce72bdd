import type { ComponentType } from 'react';
import type { AnswerOf, Operation } from '../kernel/operation.ts';
import type { PhraseBook } from './said/say-in.ts';

/**
 * One screen of a part, as data: where it lives, whether the sidebar names it, and how its code is fetched.
 * A part lists its screens in `screens/index.ts`; `src/main/screens.ts` lists the parts.
 */
export interface Screen {
  /** Address with parameters as `$name`: `/journeys/episodes/$episode`. */
  readonly path: string;
  readonly nav?: Navigation;
  /** What the palette offers besides the screen itself: "New decision" → /decisions/new. */
  readonly actions?: readonly { readonly label: string; readonly to: string }[];
  /** What the palette finds by name besides: findings by their sentence, decisions by their title. */
  readonly finds?: Finder;
  /** What typed text may be itself: 'O-1042' → the episode of that id. `label` gets it as {{text}}. */
  readonly jumps?: readonly { readonly label: string; readonly to: (text: string) => string }[];
  /** The pair of the policy without which the sidebar and the palette keep silent about it. */
  readonly needs?: readonly [verb: string, noun: string];
  /** Is of use while nobody can be asked who is signed in: without a connection it opens by itself, without the shell. */
  readonly opensAlone?: true;
  /** Fetched when the screen is first opened; the module default-exports the React component. */
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** A word in the sidebar, under one of the two stars. */
export interface Navigation {
  readonly star: 'home' | 'understand' | 'align';
  /** Word key, translated by the shell: 'journeys.nav'. */
  readonly label: string;
  /** Position within its star, smallest first. */
  readonly order: number;
  /** `g` then this letter opens it: 'j' for journeys. */
  readonly key?: string;
  readonly counter?: Counter;
}

/** A small grey count beside a sidebar word ("9", "37 open"); nothing when it says undefined. */
export interface Counter {
  readonly operation: Operation;
  readonly say: (answer: unknown) => { readonly key: string; readonly count: number } | undefined;
}

/** Ties a counter to its operation, so that `say` knows the answer's shape. */
export function counter<O extends Operation>(
  operation: O,
  say: (answer: AnswerOf<O>) => { readonly key: string; readonly count: number } | undefined,
): Counter {
  return { operation, say: say as Counter['say'] };
}

/** A list that the palette asks for when it is opened. */
export interface Finder {
  readonly operation: Operation;
  readonly read: (answer: unknown) => readonly { readonly label: string; readonly to: string }[];
}

/** Ties a finder to its operation, so that `read` knows the answer's shape. */
export function finder<O extends Operation>(
  operation: O,
  read: (answer: AnswerOf<O>) => readonly { readonly label: string; readonly to: string }[],
): Finder {
  return { operation, read: read as Finder['read'] };
}

/** Every text of a part, by key; keys begin with the part's name. Both languages have the same keys. */
export interface Words {
  readonly en: Readonly<Record<string, string>>;
  readonly es: Readonly<Record<string, string>>;
  /** What the part's server half says, in other languages than English; a test compares it with the sources. */
  readonly said?: { readonly es: PhraseBook };
}

/** What a part's `screens/index.ts` offers to the composition. */
export interface PartScreens {
  readonly screens: readonly Screen[];
  readonly words: Words;
}
