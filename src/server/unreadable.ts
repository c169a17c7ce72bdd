/** How deep a request may be nested. */
export const deepest = 100;

/**
 * What in a request no store could keep as it was sent: a NUL, half a surrogate pair, nesting beyond reason.
 * One sentence that names the place, or null. Such a value is refused at the edge, so that it never fails its neighbours.
 */
export function unreadable(value: unknown, place: readonly string[] = []): string | null {
  if (typeof value === 'string') {
    if (value.includes('\0')) return `${named(place)} holds a NUL character, which no text may hold.`;
    if (!value.isWellFormed()) return `${named(place)} holds half of a character (a lone surrogate).`;
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (place.length >= deepest) return `The request is nested deeper than ${deepest} levels.`;
  for (const [key, item] of Object.entries(value)) {
    const bad = unreadable(key, place) ?? unreadable(item, [...place, key]);
    if (bad !== null) return bad;
  }
  return null;
}

// Keys are the caller's text too: shown short, without control characters.
function named(place: readonly string[]): string {
  const path = place.slice(-4).join('.').replace(/\p{C}/gu, '�').slice(0, 80);
  return path === '' ? 'The request' : `"${path}"`;
}
