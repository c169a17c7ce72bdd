import { columnsOf } from '../columns.ts';
import { raw } from '../fields.ts';
import { nameOfContent } from '../name-of-content.ts';
import type { Reading, SourceContext } from '../source-row.ts';
import { lost, rowAt } from '../take.ts';

/** What a table of notes that employees wrote may call its columns. */
const names = {
  note: ['note', 'observation', 'agent note', 'field note', 'front-line note', 'frontline note'],
  by: ['noted by', 'employee', 'employee id', 'agent', 'agent id', 'observer', 'colleague'],
  at: ['noted at', 'observed at', 'date', 'created at', 'time', 'timestamp'],
  id: ['note id', 'observation id', 'id'],
  customer: ['customer', 'customer id'],
  episode: ['episode', 'order', 'order id', 'case', 'case id', 'case number', 'ticket id', 'account'],
  step: ['step', 'touchpoint', 'about'],
  function: ['function', 'department', 'team'],
  place: ['place', 'store', 'branch', 'location', 'site'],
} as const;
type Field = keyof typeof names;

/** Where a table's header has each field; null when it is no table of employees' notes. */
export function noteColumns(header: readonly string[]): ReadonlyMap<Field, string> | null {
  const found = columnsOf(header, names);
  return (['note', 'by', 'at'] as const).every((field) => found.has(field)) ? found : null;
}

/**
 * An employee's note: something that was observed, never a customer's voice, whatever it quotes. Who wrote it is not kept:
 * employees' words lead to no one person.
 */
export function* noteRow(
  row: Readonly<Record<string, string>>,
  columns: ReadonlyMap<Field, string>,
  { latest }: SourceContext,
): Generator<Reading> {
  const cell = (field: Field) => row[columns.get(field) ?? ''] ?? '';
  const whole = raw({ ...row, [columns.get('by') ?? '']: '' });
  if (cell('note') === '') {
    yield { wrong: 'a note without words', column: columns.get('note') ?? '', raw: whole };
    return;
  }
  const told = (['note', 'by', 'at', 'customer', 'episode'] as const).map(cell);
  const id = cell('id') || nameOfContent(told);
  if (cell('customer') === '' && cell('episode') === '')
    yield lost('Notes about no certain customer: kept, each stands for itself', `note ${id}`);
  yield rowAt(
    cell('at'),
    latest,
    columns.get('at') ?? '',
    {
      kind: 'event',
      id: `note ${id}`,
      episode: cell('episode') || `note ${id}`,
      customer: cell('customer'),
      step: 'Employee noted',
      function: cell('function'),
      channel: 'front line',
      text: cell('note'),
      facts: { about: cell('step'), place: cell('place') },
    },
    { ...row, [columns.get('by') ?? '']: '' },
  );
}
