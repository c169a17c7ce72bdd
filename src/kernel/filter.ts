import { type Refusal, refuse } from './refusal.ts';

/**
 * The filter language of `--where` and of the web's URL: `step=Delivered,satisfaction<=2,at>=2025-01-01`.
 *
 * Comma means "and"; `a|b` after = means "either". A field is a column of moments (step, function, channel,
 * resource, kind, language, customer, episode, at, promise), a score by its metric's name, or an attribute by
 * its own name. `episode.FIELD` asks whether any moment of the same episode has it.
 * Quote what holds a comma, bar or operator: `step="Ask, then wait"`.
 */
export interface Condition {
  readonly field: string;
  readonly anywhereInEpisode: boolean;
  readonly operator: '=' | '!=' | '>=' | '<=' | '>' | '<';
  readonly values: readonly string[];
}
export type Filter = readonly Condition[];

const condition = /^\s*("(?:[^"\\]|\\.)*"|[^=<>!,"|]+?)\s*(>=|<=|!=|=|>|<)\s*(.*)$/s;

/** Splits at a separator that stands outside double quotes. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (c === '\\' && quoted) part += c + (text[++i] ?? '');
    else if (c === separator && !quoted) {
      parts.push(part);
      part = '';
    } else {
      if (c === '"') quoted = !quoted;
      part += c;
    }
  }
  return [...parts, part];
}

function unquote(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"') || !trimmed.endsWith('"') || trimmed.length < 2) return trimmed;
  return trimmed.slice(1, -1).replace(/\\(.)/gs, '$1');
}

/** Reads a filter; an empty text is no condition at all. Refuses with the part that was not understood. */
export function parseFilter(text: string | undefined): Filter | Refusal {
  const conditions: Condition[] = [];
  if (text === undefined || text.trim() === '') return conditions;
  for (const part of split(text, ',')) {
    const [, name, operator, value] = condition.exec(part) ?? [];
    if (name === undefined || operator === undefined || value === undefined || value.trim() === '') {
      return refuse('bad-filter', `The filter part "${part.trim()}" was not understood.`, {
        next: 'Write FIELD=VALUE, FIELD!=VALUE or FIELD>=VALUE, separated by commas; put values with commas in "quotes".',
      });
    }
    const field = unquote(name);
    const anywhere = field.startsWith('episode.');
    conditions.push({
      field: anywhere ? field.slice('episode.'.length) : field,
      anywhereInEpisode: anywhere,
      operator: operator as Condition['operator'],
      values: split(value, '|').map(unquote),
    });
  }
  return conditions;
}

const plainValue = /^[^=<>!,"|\\\s](?:[^=<>!,"|\\]*[^=<>!,"|\\\s])?$/;
const quote = (text: string) => (plainValue.test(text) ? text : `"${text.replace(/(["\\])/g, '\\$1')}"`);

/** The text of a filter; parseFilter(formatFilter(f)) is f again. */
export function formatFilter(filter: Filter): string {
  return filter
    .map((c) => {
      const field = quote(`${c.anywhereInEpisode ? 'episode.' : ''}${c.field}`);
      return `${field}${c.operator}${c.values.map(quote).join('|')}`;
    })
    .join(',');
}
