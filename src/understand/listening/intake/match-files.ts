import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { type Mapping, mappingShape } from './mapping.contract.ts';

const baseName = (path: string) => path.split(/[\\/]/).at(-1)?.toLowerCase() ?? '';

/** Does a file's name fit what a table's `file:` says? Folders and case do not count; `*` stands for anything. */
export function fits(wanted: string, name: string): boolean {
  const pattern = baseName(wanted)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*');
  return new RegExp(`^${pattern}$`).test(baseName(name));
}

/** Which table each file belongs to, by name; with a single table every file is its file. */
export function matchFiles(mapping: Mapping, names: readonly string[]): string[] | Refusal {
  const tables = Object.entries(mapping.tables);
  const [single] = tables;
  const matched: string[] = [];
  for (const name of names) {
    const found =
      tables.find(([, table]) => fits(table.file, name)) ?? (tables.length === 1 ? single : undefined);
    if (found === undefined) {
      return refuse('file-not-mapped', `The mapping says nothing about ${baseName(name)}.`, {
        next: `It names: ${tables.map(([, table]) => table.file).join(', ')}.`,
      });
    }
    matched.push(found[0]);
  }
  const missing = tables.find(([name]) => !matched.includes(name));
  if (missing !== undefined) {
    return refuse(
      'file-missing',
      `The mapping needs ${missing[1].file} (table ${missing[0]}), which was not given.`,
      {
        next: 'Give all files of the mapping at once, or the folder they are in.',
      },
    );
  }
  return matched;
}

/** How event logs (XES) become moments: their own keys say it all. */
export const eventLogMapping: Mapping = mappingShape.parse({
  tables: { log: { file: '*' } },
  episode: 'episode',
  moments: [
    {
      table: 'log',
      kind: 'event',
      step: { column: 'step' },
      at: 'at',
      function: { column: 'function' },
      resource: { column: 'resource' },
      lifecycle: { column: 'lifecycle' },
      facts: 'attributes',
    },
  ],
});
