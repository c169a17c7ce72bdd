const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * A Salesforce id in its 18 characters. Reports show 15, told apart by case alone; data exports show 18, of which the last
 * three say which of the others are capitals. null when it is neither.
 */
export function longId(given: string): string | null {
  if (!/^(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})$/.test(given)) return null;
  if (given.length === 18) return given;
  let ending = '';
  for (let from = 0; from < 15; from += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(given[from + i] ?? '')) bits |= 1 << i;
    ending += letters[bits] ?? '';
  }
  return given + ending;
}
