import everyday from './everyday.json' with { type: 'json' };
import { type Example, indexOf, type Taxonomy, type ThemeIndex } from './taxonomy.ts';

/** What is known of one distinct text, per theme: 1 = speaks of it, 0 = does not, absent = nobody said. */
export interface KnownText {
  readonly text: string;
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  /** Nothing is known of themes that are neither in `yes` nor in `no`. */
  readonly isPartial: boolean;
  /** Who said it: a customer, a seed phrase of the taxonomy, or nobody of this company (everyday talk). */
  readonly from: 'example' | 'seed' | 'everyday';
  /** The themes people named themselves: whether it also speaks of the themes below them, nobody said. */
  readonly named: ReadonlySet<string>;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Examples and seed phrases as texts to learn from, in an order that does not depend on theirs. A text labelled
 * the same way several times counts once; labelled in different ways it is told once per way, as people did.
 * What speaks of a theme speaks of the themes above it. Everyday talk stands beside them, so that words anybody uses
 * about anything speak for no theme.
 */
export function knownTexts(taxonomy: Taxonomy, examples: readonly Example[]): KnownText[] {
  const index = indexOf(taxonomy);
  const told = new Map<string, KnownText>();
  const tell = (known: KnownText) => {
    const key = JSON.stringify([known.text, [...known.yes], [...known.no], known.isPartial]);
    if (!told.has(key)) told.set(key, known);
  };
  for (const example of examples) {
    const text = example.text.trim();
    if (text === '') continue;
    const yes = withAbove(index, example.themes);
    const no = idsOf(index, example.not);
    tell({
      text,
      yes,
      no,
      isPartial: yes.size === 0 && no.size > 0,
      from: 'example',
      named: idsOf(index, example.themes),
    });
  }
  for (const theme of taxonomy.themes) {
    for (const seed of theme.seeds) {
      if (seed.trim() === '') continue;
      tell({
        text: seed.trim(),
        yes: withAbove(index, [theme.id]),
        no: new Set(),
        isPartial: false,
        from: 'seed',
        named: new Set([theme.id]),
      });
    }
  }
  for (const text of everyday.texts) {
    const none = new Set<string>();
    tell({ text, yes: none, no: none, isPartial: false, from: 'everyday', named: none });
  }
  return [...told.entries()].sort(([a], [b]) => compare(a, b)).map(([, known]) => known);
}

function idsOf(index: ThemeIndex, names: readonly string[]): Set<string> {
  return new Set(names.flatMap((name) => index.idOf(name) ?? []).sort(compare));
}

function withAbove(index: ThemeIndex, names: readonly string[]): Set<string> {
  const own = [...idsOf(index, names)];
  return new Set([...own, ...own.flatMap((id) => index.above(id))].sort(compare));
}

/** Which row speaks of a theme, and how much each row counts when it is learnt (0 = says nothing about it). */
export function lessonOf(
  theme: string,
  above: readonly string[],
  known: readonly KnownText[],
): { yes: Uint8Array; weights: Float64Array } {
  const saysNothing = (one: KnownText) =>
    !one.yes.has(theme) && !one.no.has(theme) && (one.isPartial || above.some((id) => one.named.has(id)));
  return {
    yes: Uint8Array.from(known, (one) => (one.yes.has(theme) ? 1 : 0)),
    weights: Float64Array.from(known, (one) => (saysNothing(one) ? 0 : 1)),
  };
}
