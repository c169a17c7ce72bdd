import type { Step } from './entry.ts';

/** What the tree needs to know of a text: folded words, and where a sentence ends before a word. */
export interface Reading {
  readonly folded: readonly string[];
  /** For each word: whether a sentence ended right before it. */
  readonly starts: readonly boolean[];
}

interface Node<Value> {
  value?: Value;
  readonly words: Map<string, Node<Value>>;
  readonly prefixes: Map<string, Node<Value>>;
  readonly classes: Map<string, Node<Value>>;
  gap?: Node<Value>;
}

export interface Found<Value> {
  readonly value: Value;
  readonly from: number;
  /** One past the last word. */
  readonly to: number;
}

const longestGap = 3;
const mostRemembered = 50_000;

/**
 * Phrases in a tree, so that the longest that begins at a word is found in one walk. Work per word is bounded by the
 * depth of the tree and the gaps of its phrases, whatever the text.
 */
export class PhraseTree<Value> {
  readonly #root: Node<Value> = emptyNode();
  readonly #classesOf: ReadonlyMap<string, readonly string[]>;
  readonly #join: (known: Value | undefined, more: Value) => Value;
  /** Which branches a word form can begin with: most words of a text were met before. */
  readonly #begins = new Map<string, readonly Node<Value>[]>();

  /** `join` says what becomes of a phrase that is entered twice. */
  constructor(
    classesOf: ReadonlyMap<string, readonly string[]>,
    join: (known: Value | undefined, more: Value) => Value,
  ) {
    this.#classesOf = classesOf;
    this.#join = join;
  }

  enter(steps: readonly Step[], value: Value): void {
    let node = this.#root;
    for (const step of steps) {
      if (step.kind === 'gap') node = node.gap ??= emptyNode();
      else {
        const branches =
          step.kind === 'word' ? node.words : step.kind === 'prefix' ? node.prefixes : node.classes;
        const next = branches.get(step.text) ?? emptyNode<Value>();
        branches.set(step.text, next);
        node = next;
      }
    }
    node.value = this.#join(node.value, value);
    this.#begins.clear();
  }

  /** The longest phrase that begins at a word, or undefined. */
  longestAt(reading: Reading, at: number): Found<Value> | undefined {
    const word = reading.folded[at];
    if (word === undefined) return undefined;
    let begins = this.#begins.get(word);
    if (begins === undefined) {
      begins = this.#branches(this.#root, word);
      if (this.#begins.size >= mostRemembered) this.#begins.clear();
      this.#begins.set(word, begins);
    }
    let best: Found<Value> | undefined;
    for (const node of begins) best = longer(best, this.#walk(node, reading, at, at + 1));
    return best;
  }

  #walk(node: Node<Value>, reading: Reading, from: number, at: number): Found<Value> | undefined {
    let best: Found<Value> | undefined =
      node.value === undefined ? undefined : { value: node.value, from, to: at };
    if (node.gap !== undefined) {
      for (let skip = 0; skip <= longestGap && at + skip < reading.folded.length; skip++) {
        if (reading.starts[at + skip]) break;
        for (const next of this.#branches(node.gap, reading.folded[at + skip] as string)) {
          best = longer(best, this.#walk(next, reading, from, at + skip + 1));
        }
      }
    }
    if (at >= reading.folded.length || reading.starts[at]) return best;
    if (node.words.size + node.prefixes.size + node.classes.size === 0) return best;
    for (const next of this.#branches(node, reading.folded[at] as string)) {
      best = longer(best, this.#walk(next, reading, from, at + 1));
    }
    return best;
  }

  #branches(node: Node<Value>, word: string): Node<Value>[] {
    const found: Node<Value>[] = [];
    const exact = node.words.get(word);
    if (exact !== undefined) found.push(exact);
    for (const [name, next] of node.classes) {
      if (this.#classesOf.get(word)?.includes(name) || (name === '<n>' && isNumber(word))) found.push(next);
    }
    if (node.prefixes.size > 0) {
      for (let length = 2; length <= word.length && length <= 20; length++) {
        const begun = node.prefixes.get(word.slice(0, length));
        if (begun !== undefined) found.push(begun);
      }
    }
    return found;
  }
}

function emptyNode<Value>(): Node<Value> {
  return { words: new Map(), prefixes: new Map(), classes: new Map() };
}

const isNumber = (word: string) => /^\d{1,4}$/.test(word);

function longer<Value>(a: Found<Value> | undefined, b: Found<Value> | undefined): Found<Value> | undefined {
  return b !== undefined && (a === undefined || b.to > a.to) ? b : a;
}
