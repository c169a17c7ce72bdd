const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  ccedil: 'ç',
  iexcl: '¡',
  iquest: '¿',
  euro: '€',
  copy: '©',
  reg: '®',
};

const breaks = new Set([
  'br',
  'p',
  'div',
  'li',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
]);
const unread = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object']);

/**
 * The words of a text that another tool kept as HTML, without its marks: paragraphs become lines, scripts vanish. What
 * comes out is plain text, also where it looks like markup again; it is never drawn as HTML. Takes time in proportion to
 * its length, whatever is in it.
 */
export function plainText(html: string): string {
  let out = '';
  let i = 0;
  while (i < html.length) {
    const open = html.indexOf('<', i);
    if (open === -1) break;
    out += html.slice(i, open);
    const next = html[open + 1] ?? '';
    const close = /[A-Za-z/!?]/.test(next) ? html.indexOf('>', open) : -1;
    if (close === -1) {
      out += '<';
      i = open + 1;
      if (/[A-Za-z/!?]/.test(next)) break;
      continue;
    }
    const name = /^\/?([A-Za-z][A-Za-z0-9]*)/.exec(html.slice(open + 1, open + 24))?.[1]?.toLowerCase() ?? '';
    if (breaks.has(name)) out += '\n';
    i = close + 1;
    if (unread.has(name) && next !== '/') {
      const end = html.toLowerCase().indexOf(`</${name}`, i);
      i = end === -1 ? html.length : end;
    }
  }
  return tidy(decodeEntities(out + html.slice(i)));
}

/** Whether a text has marks that `plainText` takes away. */
export const hasMarkup = (text: string): boolean => /<[A-Za-z/!?][^<>]{0,2000}>/.test(text.slice(0, 20_000));

function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(entities, name) ? (entities[name] as string) : whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0x10ffff || code === 0 || (code >= 0xd800 && code < 0xe000)
      ? ''
      : String.fromCodePoint(code);
  });
}

function tidy(text: string): string {
  return text
    .replaceAll('\0', '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, n, all) => line !== '' || (n > 0 && all[n - 1] !== ''))
    .join('\n')
    .trim();
}
