import type { SurveyDefinition } from '../definition.contract.ts';

type Value = string | number | boolean;
type Field = SurveyDefinition['hidden'][number];

/** Whether a value is of the field's kind, exactly. */
export function fitsKind({ kind }: Field, value: unknown): value is Value {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === (kind === 'boolean' ? 'boolean' : 'string');
}

const decimal = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/**
 * The hidden fields that a link's query gives: only those that a link may say, numbers and yes-or-no read strictly. What
 * does not fit is named, so that it can be told rather than lost.
 */
export function hiddenFromLink(
  definition: SurveyDefinition,
  query: Readonly<Record<string, string>>,
): { readonly hidden: Record<string, Value>; readonly ignored: readonly string[] } {
  const hidden: Record<string, Value> = {};
  const ignored: string[] = [];
  for (const [code, text] of Object.entries(query)) {
    const field = definition.hidden.find((one) => one.code === code);
    const value = field?.fromLink === true ? readText(field, text) : undefined;
    if (value === undefined) ignored.push(code);
    else hidden[code] = value;
  }
  return { hidden, ignored };
}

function readText({ kind }: Field, text: string): Value | undefined {
  if (kind === 'number') return decimal.test(text) ? Number(text) : undefined;
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  return text.length <= 2000 ? text : undefined;
}
