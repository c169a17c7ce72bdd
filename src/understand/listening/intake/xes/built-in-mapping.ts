import { type Mapping, mappingShape } from '../mapping.contract.ts';

/** How the table of an event log becomes moments: XES says itself what its columns mean, so nobody is asked. */
export function logMapping(table: string, file: string): Mapping {
  return mappingShape.parse({
    tables: { [table]: { file } },
    episode: `${table}.episode`,
    moments: [
      {
        table,
        kind: 'event',
        step: { column: 'step' },
        at: 'at',
        resource: { column: 'resource' },
        function: { column: 'function' },
        lifecycle: { column: 'lifecycle' },
        facts: 'attributes',
      },
    ],
  });
}
