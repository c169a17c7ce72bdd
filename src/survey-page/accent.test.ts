import { expect, test } from 'vitest';
import { accentStyle } from './accent.ts';

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

test("whatever colour a company has, the page's words in it can be read, by day and by night", () => {
  for (const colour of ['ffff00', 'ffffff', '000000', '2455a4', 'ff0000', '7fffd4', '010203']) {
    const [light = '', dark = ''] = accentStyle(colour).match(/#[0-9a-f]{6}/g) ?? [];
    expect([colour, contrast(light, '#fbfaf7') >= 4.5, contrast(dark, '#171e29') >= 4.5]).toEqual([
      colour,
      true,
      true,
    ]);
  }
});
