import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Mapping, mappingShape } from '../../src/understand/listening/intake/mapping.contract.ts';

/** How the company's three exports become moments, from vela.map.yaml. */
export function velaMapping(): Mapping {
  return mappingShape.parse(parse(readFileSync(new URL('./vela.map.yaml', import.meta.url), 'utf8')));
}

/** The same for one of the exports alone: what its table says of itself is then said of the whole. */
export function mappingOfTable(name: 'orders' | 'repairs' | 'bills'): Mapping {
  const { tables, moments, ...rest } = velaMapping();
  const table = tables[name];
  if (table === undefined) throw new Error(`vela.map.yaml has no table "${name}"`);
  const { customer, episode, attributes, ...file } = table;
  return mappingShape.parse({
    ...rest,
    tables: { [name]: file },
    customer,
    episode,
    attributes,
    moments: moments.filter((moment) => moment.table === name),
  });
}
