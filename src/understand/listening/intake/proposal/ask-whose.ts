import type { Draft } from './draft.ts';
import { say } from './draft.ts';
import type { LogShape } from './find-log.ts';
import type { People } from './find-people.ts';
import { speaksOf } from './header-words.ts';
import type { Column } from './look-at-column.ts';
import type { Table } from './table.ts';

const mostOptions = 8;

/**
 * Asks whose the rows are where nothing tells: no customer, no order, ticket or case, and nothing that was said. Lists of
 * groups, schedules or surveys have times too, but nobody went through them; taken as they are, each row would be a customer.
 */
export function askWhose(
  draft: Draft,
  root: Table,
  people: People,
  log: LogShape | undefined,
  many: boolean,
): void {
  const [moment] = draft.moments;
  if (moment === undefined || log !== undefined || people.customer !== undefined) return;
  if (draft.moments.some((one) => one.moment.kind === 'voice')) return;
  const place = (column: Column) => (many ? `${root.name}.${column.name}` : column.name);
  const cut = root.columns.find((column) => place(column) === people.episode);
  if (cut !== undefined && speaksOf(cut.name, 'episode')) return;
  const { file } = root.sample;
  const options = root.columns
    .filter(({ kind, distinct }) => ['id', 'number', 'category'].includes(kind) && distinct > 1)
    .slice(0, mostOptions)
    .map((column) =>
      say(
        `column ${column.name}`,
        `Of the customers in "${column.name}"`,
        [{ at: ['customer'], to: place(column) }],
        { column: column.name },
      ),
    );
  draft.questions.push({
    about: 'whose',
    file,
    column: cut?.name ?? moment.column.name,
    ask: `no column of ${file} says whose its rows are: there is no customer, and no order, ticket or case. Whose are they?`,
    facts: {},
    options: [...options, say('nobody', 'Each row is somebody else’s')],
  });
}
