import { type Refusal, refuse } from '../../../kernel/refusal.ts';

type Cell = number | string | null;

/** A file's text as a method's input: JSON as it is; a table with a header row as {"columns": …}. */
export function readInput(text: string, methodName: string): unknown | Refusal {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return refuse('empty-input', 'The input is empty.');
  if (/^[[{]/.test(trimmed)) {
    try {
      const parsed: unknown = JSON.parse(trimmed);
      return Array.isArray(parsed) ? ofList(parsed, methodName) : parsed;
    } catch (error) {
      return refuse('bad-json', `The input is no valid JSON: ${(error as Error).message}.`);
    }
  }
  return ofTable(trimmed, methodName);
}

/** A bare list means answers, values or p-values; a list of objects means rows. */
function ofList(list: unknown[], methodName: string): unknown {
  if (list.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))) {
    if (methodName === 'difference-in-differences') return { rows: list };
    const names = [...new Set(list.flatMap((item) => Object.keys(item as object)))];
    return {
      columns: Object.fromEntries(
        names.map((name) => [
          name,
          list.map((item) => (Reflect.get(item as object, name) as unknown) ?? null),
        ]),
      ),
    };
  }
  if (methodName === 'nps') return { answers: list };
  if (methodName === 'adjust') return { p: list };
  if (methodName === 'mean' || methodName === 'sequential') return { of: { values: list } };
  return { values: list };
}

function ofTable(text: string, methodName: string): unknown | Refusal {
  const [head = '', ...lines] = text.split(/\r?\n/);
  const separator = [',', ';', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const names = cells(head, separator).map((cell) => String(cell ?? ''));
  const columns: Record<string, Cell[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const row = cells(line, separator);
    if (row.length !== names.length) {
      return refuse('ragged-table', `Line ${i + 2} has ${row.length} cells, the header has ${names.length}.`);
    }
    for (const [j, value] of row.entries()) columns[names[j] ?? '']?.push(value);
  }
  const [only] = names;
  if (names.length === 1 && only !== undefined) {
    const values = columns[only] ?? [];
    if (['nps', 'adjust', 'mean', 'sequential', 'interrupted-series', 'change'].includes(methodName))
      return ofList(values, methodName);
  }
  if (methodName === 'difference-in-differences') {
    const flag = (value: Cell | undefined) => value === 1 || value === 'true' || value === 'TRUE';
    return {
      rows: (columns[only ?? ''] ?? []).map((_, i) => ({
        unit: String(columns.unit?.[i] ?? ''),
        value: columns.value?.[i],
        treated: flag(columns.treated?.[i]),
        after: flag(columns.after?.[i]),
        ...(columns.time === undefined ? {} : { time: columns.time[i] }),
        ...(columns.weight === undefined ? {} : { weight: columns.weight[i] }),
      })),
    };
  }
  return { columns };
}

/** A line's cells: numbers where they are plain numbers, null where empty or NA. Quotes may hold the separator. */
function cells(line: string, separator: string): Cell[] {
  const result: Cell[] = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  const push = () => {
    const plain = cell.trim();
    if (wasQuoted) result.push(cell);
    else if (plain === '' || plain === 'NA') result.push(null);
    else result.push(/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : plain);
    cell = '';
    wasQuoted = false;
  };
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string;
    if (c === '"') {
      if (quoted && line[i + 1] === '"') cell += line[++i];
      else {
        quoted = !quoted;
        wasQuoted = true;
      }
    } else if (c === separator && !quoted) push();
    else cell += c;
  }
  push();
  return result;
}
