import { withoutEntities } from '../../../instruments/language/text/entities.ts';

/**
 * The words of an HTML text, in one pass over its marks: blocks become lines, quoted blocks get "> " in front so that
 * they are known as quoted, scripts, styles and comments go. What comes out is text and nothing else; screens show it
 * as text.
 */
export function plainOf(html: string): string {
  let out = '';
  let quoted = 0;
  let hidden: string | null = null;
  const write = (text: string) => {
    if (hidden === null) out += text;
  };
  const newLine = () => write(`\n${'> '.repeat(Math.min(quoted, 5))}`);
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const until = open === -1 ? html.length : open;
    write(withoutEntities(html.slice(at, until).replace(/[ \t\r\n]+/g, ' ')));
    if (open === -1) break;
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end === -1 ? html.length : end + 3;
      continue;
    }
    const close = html.indexOf('>', open);
    if (close === -1) break;
    const tag = /^<(\/?)([a-z][a-z\d]*)/i.exec(html.slice(open, Math.min(close, open + 40)));
    at = close + 1;
    if (tag === null) {
      if (!/^<[!?/]/.test(html.slice(open, open + 2))) write(html.slice(open, close + 1));
      continue;
    }
    const name = (tag[2] ?? '').toLowerCase();
    const isEnd = tag[1] === '/';
    if (hidden !== null) {
      if (isEnd && name === hidden) hidden = null;
    } else if (!isEnd && ['script', 'style', 'head', 'title', 'template'].includes(name)) {
      if (!html.slice(open, close).endsWith('/')) hidden = name;
    } else if (name === 'blockquote') {
      quoted = Math.max(0, quoted + (isEnd ? -1 : 1));
      newLine();
    } else if (/^(p|div|br|tr|li|ul|ol|table|h[1-6]|hr|section|article|pre)$/.test(name)) {
      if (!isEnd || name === 'p') newLine();
    } else if (name === 'td' || name === 'th') write(' ');
  }
  return out
    .split('\n')
    .map((line) => line.trimEnd().replace(/^ +(?=\S)/, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
