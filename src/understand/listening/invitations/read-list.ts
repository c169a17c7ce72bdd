import { type Refusal, refuse } from '../../../kernel/refusal.ts';

/** Somebody of an uploaded list. */
export interface Listed {
  readonly person: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}
interface ReadList {
  readonly people: readonly Listed[];
  readonly left: readonly { readonly line: number; readonly why: string }[];
}

const mostPeople = 200_000;
const mostColumns = 60;
const email = /^[^\s@<>()[\]\\,;:"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,63}$/;
const phone = /^\+?[0-9][0-9 ()./-]{4,24}$/;
const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/;

export const isEmail = (text: string): boolean => text.length <= 254 && email.test(text);
/** Addresses are the same whatever their case, phone numbers whatever stands between the digits. */
export const plainAddress = (text: string): string =>
  text.includes('@') ? text.trim().toLowerCase() : text.replace(/[^0-9+]/g, '');

/** Rows of a CSV by RFC 4180, separated by comma, semicolon or tab, whichever the header has most of; with their line. */
function* rowsOf(text: string): Generator<{ line: number; cells: string[] }> {
  const [head = ''] = text.split(/\r?\n/, 1);
  const separator = [',', ';', '\t'].reduce((best, each) =>
    head.split(each).length > head.split(best).length ? each : best,
  );
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i];
    if (quoted && c !== undefined) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
      if (c === '\n') line++;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator || c === '\n' || c === undefined) {
      cells.push(cell.trim());
      cell = '';
      if (c !== separator) {
        if (cells.some((each) => each !== '')) yield { line: begun, cells };
        cells = [];
        begun = ++line;
      }
    } else if (c !== '\r') cell += c;
  }
}

/**
 * Reads a list of people. Columns `customer`, `email`, `phone`, `language` by their names (any case); every other column is an
 * attribute. A person is known by customer, else by e-mail, else by phone; a line that names nobody, an address that is none,
 * or somebody a second time is left out, each with why.
 */
export function readList(text: string): ReadList | Refusal {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  const head = rows.next();
  const names = head.done ? [] : head.value.cells.map((name) => name.toLowerCase());
  if (!names.some((name) => name === 'email' || name === 'phone' || name === 'customer')) {
    return refuse('bad-list', 'The first line of the list names no column "email", "phone" or "customer".', {
      next: 'Write the names of the columns in the first line, one person in each line after it.',
    });
  }
  if (names.length > mostColumns) return refuse('bad-list', `The list has more than ${mostColumns} columns.`);
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) return refuse('bad-list', `The list has the column "${twice}" twice.`);
  const people = new Map<string, Listed>();
  const left: { line: number; why: string }[] = [];
  for (const { line, cells } of rows) {
    const at = (name: string) => cells[names.indexOf(name)] ?? '';
    const given = { customer: at('customer'), email: at('email').toLowerCase(), phone: at('phone') };
    const why =
      cells.length > names.length
        ? 'more cells than columns'
        : wrongWith({ ...given, language: at('language') });
    const person = given.customer || given.email || plainAddress(given.phone);
    if (why !== null) left.push({ line, why });
    else if (people.has(person)) left.push({ line, why: 'the same person stands further up' });
    else if (people.size >= mostPeople) {
      return refuse('list-too-long', `The list names more than ${mostPeople} people.`, {
        kind: 'too-large',
        next: 'Split it into several distributions.',
      });
    } else {
      people.set(person, {
        person,
        email: given.email === '' ? null : given.email,
        phone: given.phone === '' ? null : plainAddress(given.phone),
        language: at('language') || null,
        attributes: Object.fromEntries(
          names.flatMap((name, i) =>
            name === '' || ['customer', 'email', 'phone', 'language', '__proto__'].includes(name) || !cells[i]
              ? []
              : [[name.slice(0, 100), (cells[i] as string).slice(0, 500)]],
          ),
        ),
      });
    }
  }
  return { people: [...people.values()], left };
}

function wrongWith(given: {
  customer: string;
  email: string;
  phone: string;
  language: string;
}): string | null {
  if (given.customer.length > 1000) return 'the customer is longer than 1,000 letters';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f]/.test(given.customer + given.email)) return 'a control character';
  if (given.email !== '' && !isEmail(given.email)) return 'no e-mail address';
  if (given.phone !== '' && !phone.test(given.phone)) return 'no phone number';
  if (given.language !== '' && !language.test(given.language)) return 'no language tag';
  return given.customer === '' && given.email === '' && given.phone === '' ? 'names nobody' : null;
}
