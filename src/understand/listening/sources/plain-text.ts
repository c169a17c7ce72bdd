import { withoutEntities } from '../../../instruments/language/text/entities.ts';

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
    withoutEntities(out)
      // From the beginning of a run of blanks only: a long one is not gone through again from each of its blanks.
      .replace(/(?<![ \t])[ \t]*\n\s*/g, '\n')
      .trim()
  );
}
