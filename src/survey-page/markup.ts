/**
 * Markup that was written here, as against text that came from anywhere else. Only this module's functions make one, so an
 * answer, a name or a survey's own words can never become one: not even an object that looks like it, because `instanceof`
 * is not fooled by JSON.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Put = Markup | string | number | null | undefined | false | readonly Put[];

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
const escaped = (text: string) => text.replace(/[&<>"'`]/g, (sign) => named[sign] as string);

function put(value: Put): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(put).join('');
  return escaped(String(value));
}

/** Markup with values in it. Everything put in is escaped, in text and in quoted attributes alike, unless it is Markup. */
export function html(parts: TemplateStringsArray, ...values: readonly Put[]): Markup {
  return new Markup(parts.reduce((all, part, i) => all + put(values[i - 1]) + part));
}

/** Attributes: true = present, false and undefined = absent. Names are ours, never somebody's text. */
export function attributes(
  wanted: Readonly<Record<string, string | number | boolean | undefined | null>>,
): Markup {
  const written = Object.entries(wanted).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === false) return [];
    return [value === true ? name : `${name}="${escaped(String(value))}"`];
  });
  return new Markup(written.join(' '));
}

/** Data inside a script element of type application/json: nothing in it can end the element or begin another. */
export function dataIsland(id: string, data: unknown): Markup {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Markup(`<script type="application/json" id="${escaped(id)}">${json}</script>`);
}
