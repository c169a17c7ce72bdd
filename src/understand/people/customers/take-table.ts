import type { Readable } from 'node:stream';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { PersonRow } from './contract.ts';
import { takePeople } from './take-people.ts';

const mostBytes = 50_000_000;
const atOnce = 5000;
const mostListed = 500;

/** The text of a table that was handed in. */
export async function tableText(bytes: Readable): Promise<string | Refusal> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += (chunk as Buffer).length;
    if (length > mostBytes) return refuse('too-large', 'This is larger than 50 MB.', { kind: 'too-large' });
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text.includes('\0') || text.includes('\uFFFD')
    ? refuse('not-text', 'This is no text: save the table as CSV, UTF-8.')
    : text;
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
    const some = [...rows.slice(start, start + atOnce)];
    const unnamed = some.flatMap(({ customer }, i) =>
      customer === '' || customer.length > 200
        ? [{ row: start + i + 1, say: 'The row names nobody, or by more than 200 letters.' }]
        : [],
    );
    const places = some.flatMap(({ customer }, i) =>
      customer === '' || customer.length > 200 ? [] : [start + i + 1],
    );
    const named = some.filter(({ customer }) => customer !== '' && customer.length <= 200);
    const done = await takePeople(services, workspace, named, from);
    all.fresh += done.fresh;
    all.changes += done.changes;
    all.duplicates.push(...done.duplicates);
    all.problems.push(
      ...unnamed,
      ...done.problems.map(({ row, say }) => ({ row: places[row - 1] ?? row, say })),
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
