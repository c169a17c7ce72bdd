const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function character(entity: string): string {
  if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? `&${entity};`;
  const hex = /^#x/i.test(entity);
  const point = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10);
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
    ? String.fromCodePoint(point)
    : '';
}

/** The words of an HTML body: blocks become lines, everything that is not text goes. One pass, whatever it holds. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  let out = '';
  let hidden = '';
  for (const part of html.split(/(<[^<>]*>)/)) {
    const tag = /^<(\/?)\s*([a-z][a-z0-9]*)/i.exec(part);
    if (tag === null) {
      if (hidden === '' && !part.startsWith('<!')) out += part;
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    if (hidden !== '') {
      if (tag[1] === '/' && name === hidden) hidden = '';
    } else if ((name === 'script' || name === 'style') && tag[1] !== '/') hidden = name;
    else if (/^(?:br|p|div|li|tr|h[1-6]|blockquote|ul|ol|table)$/.test(name)) out += '\n';
  }
  return (
    out
      .replace(/&(#x?[0-9a-f]{1,7}|[a-z]{2,6});/gi, (_, entity: string) => character(entity))
      // From the beginning of a run of blanks only: a long one is not gone through again from each of its blanks.
      .replace(/(?<![ \t])[ \t]*\n\s*/g, '\n')
      .trim()
  );
}
