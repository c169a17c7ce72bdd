/** How full the cells of quotas are, as locked for one transaction. Place = "QUOTA/CELL". */
export interface Place {
  held: number;
  counted: number;
}

/**
 * Books places for sessions. The rows are locked while this is used, so that two can never take the last place; what
 * changed is written back in the same transaction.
 */
export class Places {
  readonly #places: Map<string, Place>;
  readonly changed = new Set<string>();

  constructor(places: Map<string, Place>) {
    this.#places = places;
  }

  #of(place: string): Place {
    const known = this.#places.get(place) ?? { held: 0, counted: 0 };
    this.#places.set(place, known);
    this.changed.add(place);
    return known;
  }

  /** Holds a place when fewer than `limit` are held and counted; false when it is full. */
  hold(place: string, limit: number): boolean {
    const known = this.#places.get(place) ?? { held: 0, counted: 0 };
    if (known.held + known.counted >= limit) return false;
    this.#of(place).held++;
    return true;
  }

  release(places: readonly string[]): void {
    for (const place of places) this.#of(place).held--;
  }

  /** Held places count for good. */
  count(places: readonly string[]): void {
    for (const place of places) {
      const known = this.#of(place);
      known.held--;
      known.counted++;
    }
  }

  written(): { place: string; held: number; counted: number }[] {
    return [...this.changed].sort().map((place) => ({ place, ...this.#of(place) }));
  }
}
