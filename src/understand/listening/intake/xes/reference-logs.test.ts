import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readXes } from './read-xes.ts';

const data =
  process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const journeys = `${data}/journeys/`;
const here = existsSync(journeys);
if (!here)
  console.warn('Skipped: the reference event logs (../shared/data/journeys) are not on this machine.');

async function read(file: string) {
  const reader = readXes(createReadStream(journeys + file));
  let rows = 0;
  for (;;) {
    const next = await reader.next();
    if (next.done === true) return { ...next.value, rows };
    rows += next.value.rows;
  }
}
const expected = (file: string) => JSON.parse(readFileSync(`${journeys}expected/${file}.json`, 'utf8'));

describe.skipIf(!here)('reference event logs', () => {
  test.each(['running-example.xes', 'roadtraffic100traces.xes', 'helpdesk.xes.gz'])('%s', async (file) => {
    const { cases, events } = expected(file.replace(/\..*/, ''));
    expect(await read(file)).toMatchObject({ traces: cases, events, rows: events, emptyTraces: 0 });
  });

  const odd = here ? readdirSync(`${journeys}malformed`) : [];
  test.each(odd)('malformed: %s is read and reported', async (file) => {
    const { traces, events_in_traces: events, events_outside_traces: outside } = expected('malformed')[file];
    const read_ = await read(`malformed/${file}`);
    expect(read_).toMatchObject({ traces, events });
    const loose = read_.losses.find((loss) => loss.what.startsWith('Events outside a trace'));
    expect(loose?.count ?? 0).toBe(outside);
    expect(read_.losses.length).toBeGreaterThan(0);
  });
});
