/** One thing a file held that did not become a moment, or only in part: what, how often, and one example. */
export interface Loss {
  readonly what: string;
  readonly count: number;
  readonly example: string;
}

const longest = 160;

/** Keeps an example short enough for a report, whatever the file held. */
export function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** Counts losses by their sentence; the first example stays. Kinds are few and fixed, so memory is bounded. */
export class Losses {
  readonly #found = new Map<string, { count: number; example: string }>();

  add(what: string, example = '', count = 1): void {
    const known = this.#found.get(what);
    if (known === undefined) this.#found.set(what, { count, example: shorten(example) });
    else known.count += count;
  }

  list(): Loss[] {
    return [...this.#found].map(([what, { count, example }]) => ({ what, count, example }));
  }
}
