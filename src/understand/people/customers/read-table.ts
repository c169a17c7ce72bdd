import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { IdentityDraft } from '../identity/contract.ts';
import type { PersonRow } from './contract.ts';

/** Cells of a CSV text (RFC 4180), comma or semicolon, whichever the first line has more of. */
function cellsOf(text: string): string[][] {
  const [head = ''] = text.split('\n', 1);
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator || sign === '\n') {
      row.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows.filter((each) => each.some((value) => value !== ''));
}

const kinds: Readonly<Record<string, IdentityDraft['kind']>> = {
  email: 'email',
  'e-mail': 'email',
  mail: 'email',
  correo: 'email',
  phone: 'phone',
  telephone: 'phone',
  mobile: 'phone',
  telefono: 'phone',
  teléfono: 'phone',
  cookie: 'cookie',
  handle: 'handle',
};

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
  const [head = []] = cellsOf((text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '').concat('\n'));
  const columns = head.map((name) => name.trim()).filter((name) => name !== '');
  const id = asked ?? columns.find((name) => usualIds.includes(name.toLowerCase()));
  return id === undefined
    ? refuse('no-id', 'No column of the table has a name that says it names the person.', {
        next: `Choose one of its columns: ${columns.slice(0, 40).join(', ')}.`,
      })
    : { columns, id };
}

/**
 * A company's table of customers as rows: the column `idColumn` names the customer, columns called e-mail or phone are
 * identities (verified: it is the company's own table), every other one an attribute. Empty cells say nothing.
 */
export function readTable(text: string, idColumn: string): PersonRow[] | Refusal {
  const [head = [], ...rows] = cellsOf(text.replace(/^\uFEFF/, ''));
  const names = head.map((name) => name.trim());
  const at = names.indexOf(idColumn);
  if (at < 0) {
    return refuse('no-id-column', `The table has no column "${idColumn}".`, {
      next: `Its columns: ${names.slice(0, 40).join(', ')}.`,
    });
  }
  return rows.map((cells) => {
    const identities: IdentityDraft[] = [];
    const attributes: Record<string, string> = {};
    for (const [i, name] of names.entries()) {
      const value = (cells[i] ?? '').trim();
      if (i === at || value === '' || name === '') continue;
      const kind = kinds[name.toLowerCase()];
      if (kind === undefined) attributes[name] = value;
      else identities.push({ kind, value, verified: true });
    }
    return { customer: (cells[at] ?? '').trim(), attributes, identities };
  });
}
