import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { IdentityDraft } from '../identity/contract.ts';
import { attributeName, type PersonRow } from './contract.ts';

/**
 * Cells of a CSV text (RFC 4180), comma or semicolon, whichever the first line has more of; `open` = the row in which a
 * quotation begins that never ends, so that nobody knows what behind it are rows.
 */
function cellsOf(text: string): { rows: string[][]; open: number | null } {
  const [head = ''] = text.split('\n', 1);
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let begun = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"' && cell === '') {
      quoted = true;
      begun = rows.length;
    } else if (sign === separator || sign === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  const filled = rows.filter((each) => each.some((value) => value !== ''));
  return { rows: filled, open: quoted ? begun : null };
}

/** By name of column, which others choose: `__proto__` and `constructor` are names like any other. */
const kinds: ReadonlyMap<string, IdentityDraft['kind']> = new Map([
  ['email', 'email'],
  ['e-mail', 'email'],
  ['mail', 'email'],
  ['correo', 'email'],
  ['phone', 'phone'],
  ['telephone', 'phone'],
  ['mobile', 'phone'],
  ['telefono', 'phone'],
  ['teléfono', 'phone'],
  ['cookie', 'cookie'],
  ['handle', 'handle'],
]);

const usualIds = [
  'customer',
  'customer_id',
  'customer id',
  'id',
  'number',
  'person',
  'employee',
  'employee_id',
  'cliente',
];

/** The columns of a table, and the one that names the person: the one that is asked for, else the first with a usual name. */
export function columnsOf(
  text: string,
  asked: string | undefined,
): { columns: string[]; id: string } | Refusal {
  const {
    rows: [head = []],
  } = cellsOf((text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '').concat('\n'));
  const columns = head.map((name) => name.trim()).filter((name) => name !== '');
  const id = asked ?? columns.find((name) => usualIds.includes(name.toLowerCase()));
  return id === undefined
    ? refuse('no-id', 'No column of the table has a name that says it names the person.', {
        next: `Choose one of its columns: ${columns.slice(0, 40).join(', ')}.`,
      })
    : { columns, id };
}

/** A column whose values would be lost, or could not be asked for: one that stands twice, or is called what no field can be. */
function wrongColumn(names: readonly string[], id: number): Refusal | null {
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) {
    return refuse('column-twice', `The table has two columns "${twice.slice(0, 60)}".`, {
      next: 'Give one of them another name.',
    });
  }
  const odd = names.find((name, i) => i !== id && name !== '' && !attributeName.safeParse(name).success);
  if (odd === undefined) return null;
  return refuse('odd-column', `A field cannot be called "${odd.slice(0, 60)}".`, {
    next: 'Name the column in at most 100 letters, without comma, bar, quotation mark or = < > !.',
  });
}

/**
 * A company's table of customers as rows: the column `idColumn` names the customer, columns called e-mail or phone are
 * identities (verified: it is the company's own table), every other one an attribute. Empty cells say nothing.
 */
export function readTable(text: string, idColumn: string): PersonRow[] | Refusal {
  const cells = cellsOf(text.replace(/^\uFEFF/, ''));
  const [head = [], ...rows] = cells.rows;
  const names = head.map((name) => name.trim());
  const at = names.indexOf(idColumn);
  if (at < 0) {
    return refuse('no-id-column', `The table has no column "${idColumn}".`, {
      next: `Its columns: ${names.slice(0, 40).join(', ')}.`,
    });
  }
  if (cells.open !== null) {
    return refuse(
      'open-quote',
      `The quotation mark in row ${cells.open + 1} of the table (its head is row 1) never closes.`,
      {
        next: 'Close it, or write it twice: what stands behind it cannot be told apart.',
      },
    );
  }
  const wrong = wrongColumn(names, at);
  if (wrong !== null) return wrong;
  return rows.map((cells) => {
    const identities: IdentityDraft[] = [];
    const attributes = new Map<string, string>();
    for (const [i, name] of names.entries()) {
      const value = (cells[i] ?? '').trim();
      if (i === at || value === '' || name === '') continue;
      const kind = kinds.get(name.toLowerCase());
      if (kind === undefined) attributes.set(name, value);
      else identities.push({ kind, value, verified: true });
    }
    return { customer: (cells[at] ?? '').trim(), attributes: Object.fromEntries(attributes), identities };
  });
}
