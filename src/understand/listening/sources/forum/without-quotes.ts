/** Parts of a post's HTML that hold somebody else's words: quotes of other posts, previews of linked pages. */
const others = /^<(\/?)(?:aside|blockquote)(?![a-z])/i;
/** The same in the text as it was typed. */
const typed = /^\[(\/?)quote/i;

/** A text without what stands between such marks, however deep. One pass; what is never closed goes to the end. */
function without(parts: readonly string[], mark: RegExp): string {
  let out = '';
  let depth = 0;
  for (const part of parts) {
    const found = mark.exec(part);
    if (found === null) out += depth === 0 ? part : '';
    else if (found[1] !== '/') depth++;
    else {
      depth = Math.max(0, depth - 1);
      out += '\n';
    }
  }
  return out;
}

/** HTML without quoted posts and previews. */
export const withoutQuotes = (html: string): string => without(html.split(/(<[^<>]*>)/), others);

/** A post as it was typed, without `[quote="…"] … [/quote]`. */
export const withoutTypedQuotes = (text: string): string =>
  without(text.split(/(\[\/?quote(?:=[^\][\n]{0,300})?\])/i), typed);
