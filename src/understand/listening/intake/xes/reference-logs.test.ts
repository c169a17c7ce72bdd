import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Loss } from '../contract.ts';
import { start } from '../reading.ts';
import { readXes } from './read-xes.ts';

const data =
  process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const journeys = `${data}/journeys/`;
const here = existsSync(journeys);
if (!here)
  console.warn('Skipped: the reference event logs (../shared/data/journeys) are not on this machine.');

async function read(file: string) {
  let rows = 0;
  let losses: readonly Loss[] = [];
  const episodes = new Set<string>();
  for await (const block of readXes(createReadStream(journeys + file), start)) {
    rows += block.rows;
    losses = block.losses;
    for (const [, name] of block.csv.toString().matchAll(/^\d+,"([^"]*)"/gm)) episodes.add(name ?? '');
  }
  return { rows, losses, episodes: episodes.size };
}
const expected = (file: string) => JSON.parse(readFileSync(`${journeys}expected/${file}.json`, 'utf8'));

describe.skipIf(!here)('reference event logs', () => {
  test.each(['running-example.xes', 'roadtraffic100traces.xes', 'helpdesk.xes.gz'])('%s', async (file) => {
    const { cases, events } = expected(file.replace(/\..*/, ''));
    expect(await read(file)).toMatchObject({ episodes: cases, rows: events });
  });

  const odd = here ? readdirSync(`${journeys}malformed`) : [];
  test.each(odd)('malformed: %s is read and reported', async (file) => {
    const { events_in_traces: rows, events_outside_traces: outside } = expected('malformed')[file];
    const read_ = await read(`malformed/${file}`);
    expect(read_).toMatchObject({ rows });
    const loose = read_.losses.find((loss) => loss.what.startsWith('Events outside a trace'));
    expect(loose?.count ?? 0).toBe(outside);
    expect(read_.losses.length).toBeGreaterThan(0);
  });
});
