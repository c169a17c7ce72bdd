/** Names of the characters 160 to 255 in HTML, in their order. */
const latin =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Written in capitals too by programs that do so. */
const marks: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }),
);

const named: ReadonlyMap<string, string> = new Map([
  ...latin.split(' ').map((name, i) => [name, String.fromCharCode(160 + i)] as const),
  ...Object.entries({
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    bull: '•',
    euro: '€',
    trade: '™',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
  }),
  ...marks,
]);

function character(entity: string): string {
  if (!entity.startsWith('#')) return named.get(entity) ?? marks.get(entity.toLowerCase()) ?? `&${entity};`;
  const point = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  const isOne = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return isOne ? String.fromCodePoint(point) : '';
}

/**
 * A text with HTML's character references as the characters they stand for, each read once; a no-break space is a blank,
 * a number that is no character is nothing, a name nobody knows stays as it is.
 */
export function withoutEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,7}|[a-z][a-z\d]{1,9});/gi, (_, entity: string) =>
    character(entity),
  );
}
