const tiny = new Set("ijl.,:;'’|!I· \u00a0");
const narrow = new Set('tfr()[]-/?');
const wide = new Set('mwMWÑ@%&—→');

/**
 * Width in pixels of a text in Inter, estimated by kinds of letters and a little too wide rather than too narrow.
 * No canvas: the same map has the same coordinates in a test, on the server and on paper.
 */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const letter of text) {
    if (tiny.has(letter)) em += 0.29;
    else if (narrow.has(letter)) em += 0.39;
    else if (wide.has(letter)) em += 0.89;
    else if (letter !== letter.toLowerCase()) em += 0.7;
    else em += 0.6;
  }
  return em * size * (bold ? 1.04 : 1);
}

function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size, true) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, true) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A step's name on a few lines; what does not fit ends in "…" (the whole name is in the title and the table). */
export function wrapName(name: string, width: number, size: number, atMost = 2): string[] {
  if (textWidth(name, size, true) <= width) return [name];
  const words = name.split(/(?<=[\s\-/_])/);
  let first = '';
  let rest = [...words];
  while (rest.length > 0 && textWidth((first + rest[0]).trimEnd(), size, true) <= width) {
    first += rest[0];
    rest = rest.slice(1);
  }
  if (first === '') return [shortened(name, width, size)];
  const after = rest.join('').trim();
  if (atMost > 2) return [first.trimEnd(), ...wrapName(after, width, size, atMost - 1)];
  return [first.trimEnd(), shortened(after, width, size)];
}
