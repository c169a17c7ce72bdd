type Colour = readonly [number, number, number];

const parse = (hex: string): Colour =>
  [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never;
const write = (colour: Colour) =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour, moved towards black or white until it stands out from the ground as text must (4.5 : 1). */
function readable(colour: Colour, ground: Colour, towards: number): Colour {
  let moved = colour;
  for (let step = 0; step < 40 && contrast(moved, ground) < 4.6; step++) {
    moved = moved.map((part) => part + (towards - part) * 0.08) as unknown as Colour;
  }
  return moved;
}

/** A company's colour for the page, readable on light and dark ground whatever it is. `hex`: six digits. */
export function accentStyle(hex: string): string {
  const light = write(readable(parse(hex), parse('f3f1eb'), 0));
  const dark = write(readable(parse(hex), parse('1c2431'), 255));
  return `:root{--understand:${light}}@media (prefers-color-scheme:dark){:root{--understand:${dark}}}\n`;
}
