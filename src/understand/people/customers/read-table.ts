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
