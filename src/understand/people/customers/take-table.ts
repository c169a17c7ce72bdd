import type { Readable } from 'node:stream';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { readAtMost } from '../../../server/read-at-most.ts';
import type { Services } from '../../../server/serve.ts';
import { longestValue, type PersonRow } from './contract.ts';
import { takePeople } from './take-people.ts';

const mostBytes = 50_000_000;
const atOnce = 5000;
const mostListed = 500;

/** The text of a table that was handed in. */
export async function tableText(bytes: Readable): Promise<string | Refusal> {
  const sent = await readAtMost(bytes, mostBytes);
  if (sent === null) return refuse('too-large', 'This is larger than 50 MB.', { kind: 'too-large' });
  const text = sent.toString('utf8');
  return text.includes('\0') || text.includes('\uFFFD')
    ? refuse('not-text', 'This is no text: save the table as CSV, UTF-8.')
    : text;
}

/** Why a row cannot be taken; null = it can. */
function wrongWith({ customer, attributes = {} }: PersonRow): string | null {
  if (customer === '' || customer.length > 200) return 'The row names nobody, or by more than 200 letters.';
  return Object.values(attributes).some((value) => value.length > longestValue)
    ? `A value of the row is longer than ${longestValue} letters.`
    : null;
}

/** Takes a whole table, so many rows at a time, each time in one transaction. A trial looks at each portion by itself. */
export async function takeTable(
  services: Services,
  workspace: string,
  rows: readonly PersonRow[],
  from: Parameters<typeof takePeople>[3],
) {
  const all = {
    rows: rows.length,
    fresh: 0,
    changes: 0,
    duplicates: [] as Awaited<ReturnType<typeof takePeople>>['duplicates'],
    problems: [] as { row: number; say: string }[],
  };
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows
      .slice(start, start + atOnce)
      .map((row, i) => ({ row, place: start + i + 1, wrong: wrongWith(row) }));
    const named = some.filter(({ wrong }) => wrong === null);
    const left = some.flatMap(({ place, wrong }) => (wrong === null ? [] : [{ row: place, say: wrong }]));
    const people = named.map(({ row }) => row);
    const done = await takePeople(services, workspace, people, from);
    all.fresh += done.fresh;
    all.changes += done.changes;
    all.duplicates.push(...done.duplicates);
    all.problems.push(
      ...left,
      ...done.problems.map(({ row, say }) => ({ row: named[row - 1]?.place ?? row, say })),
    );
  }
  return {
    ...all,
    duplicates: all.duplicates.slice(0, mostListed),
    problems: all.problems.slice(0, mostListed),
    duplicatesInAll: all.duplicates.length,
    problemsInAll: all.problems.length,
  };
}
