/** A stretch of a voice's text as it is drawn: within a clause or between clauses, searched for or not. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  /** The clause it belongs to (its n); null = between clauses. */
  readonly clause: number | null;
  /** Holds words that were searched for. */
  readonly found: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text at the borders of its clauses and of what was found in it, in order and without losing a letter: the
 * stretches put together are the text again. Spans that reach beyond the text are cut off there.
 */
export function markText(
  text: string,
  clauses: readonly { readonly n: number; readonly span: Span }[],
  found: readonly Span[],
): Stretch[] {
  const within = (span: Span) =>
    [Math.min(span.start, text.length), Math.min(span.end, text.length)] as const;
  const borders = new Set([0, text.length]);
  for (const span of [...clauses.map((clause) => clause.span), ...found]) {
    for (const at of within(span)) borders.add(at);
  }
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] as number;
    const covers = (span: Span) => span.start <= start && span.end >= end;
    return {
      text: text.slice(start, end),
      start,
      clause: clauses.find(({ span }) => covers(span))?.n ?? null,
      found: found.some(covers),
    };
  });
}
