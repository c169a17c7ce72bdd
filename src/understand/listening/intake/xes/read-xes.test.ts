import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Refused } from '../../../../kernel/refusal.ts';
import type { Loss } from '../contract.ts';
import { type Checkpoint, start } from '../reading.ts';
import { readXes, xesColumns } from './read-xes.ts';

interface Read {
  readonly rows: Record<string, string>[];
  readonly losses: readonly Loss[];
}

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const linesOf = (csv: Buffer) =>
  csv
    .toString()
    .split('\n')
    .filter((line) => line !== '');

/** One line of our own CSV (the row number, then every cell quoted). */
function cells(line: string): Record<string, string> {
  const values = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) =>
    (cell ?? '').replaceAll('""', '"'),
  );
  return Object.fromEntries(xesColumns.map((column, i) => [column, values[i] ?? '']));
}

async function read(log: string | Uint8Array, chunk = 1 << 16): Promise<Read> {
  const bytes = typeof log === 'string' ? Buffer.from(log) : log;
  const rows: Record<string, string>[] = [];
  let losses: readonly Loss[] = [];
  for await (const block of readXes(pieces(bytes, chunk), start)) {
    rows.push(...linesOf(block.csv).map(cells));
    losses = block.losses;
  }
  return { rows, losses };
}

const event = (name: string, at: string, more = '') =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${at}"/>${more}</event>`;
const trace = (name: string, inner: string) =>
  `<trace><string key="concept:name" value="${name}"/>${inner}</trace>`;
const log = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">${inner}</log>`;
const whats = (summary: Pick<Read, 'losses'>) => summary.losses.map((loss) => `${loss.count} ${loss.what}`);
async function refusal(bytes: string | Uint8Array) {
  const error = await read(bytes).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Refused);
  return (error as Refused).refusal;
}

describe('an event log becomes rows', () => {
  test('the standard keys have columns of their own, everything else is kept as attributes', async () => {
    const more =
      '<string key="org:resource" value="Ana"/><string key="org:group" value="Billing"/>' +
      '<string key="lifecycle:transition" value="complete"/><float key="cost" value="12.5"/>';
    const { rows } = await read(
      log(
        trace(
          'order 1',
          `<string key="channel" value="web"/>${event('Ask', '2025-01-01T10:00:00+01:00', more)}`,
        ),
      ),
    );
    expect(rows).toEqual([
      {
        episode: 'order 1',
        step: 'Ask',
        at: '2025-01-01T10:00:00+01:00',
        resource: 'Ana',
        function: 'Billing',
        lifecycle: 'complete',
        attributes: '{"case:channel":"web","cost":"12.5"}',
      },
    ]);
  });

  test('it does not matter where the stream is cut, nor whether it is packed', async () => {
    const text = log(
      trace(
        'é &quot;1&quot;',
        event('Ask &amp; wait', '2025-01-01T10:00:00Z') + event('Pay', '2025-01-02T10:00:00Z'),
      ),
    );
    const whole = await read(text);
    expect(whole.rows[0]).toMatchObject({ episode: 'é "1"', step: 'Ask & wait' });
    for (const size of [1, 2, 3, 7, 64]) expect(await read(text, size)).toEqual(whole);
    expect(await read(gzipSync(text), 5)).toEqual(whole);
    expect(await read(Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'), 3)).toEqual(whole);
    expect(await read(Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1'), 9)).toEqual(whole);
  });

  test('a name that stands after the events still names the journey', async () => {
    const { rows } = await read(
      log(`<trace>${event('Ask', '2025-01-01T00:00:00Z')}<string key="concept:name" value="late"/></trace>`),
    );
    expect(rows[0]?.episode).toBe('late');
  });

  test('nested attributes, lists and containers are kept', async () => {
    const more =
      '<string key="item" value="A"><int key="price" value="3"/></string>' +
      '<list key="tags"><values><string key="tag" value="x"/><string key="tag" value="y"/></values></list><list key="none"/>';
    const { rows, ...summary } = await read(log(trace('1', event('Ask', '2025-01-01T00:00:00Z', more))));
    expect(JSON.parse(rows[0]?.attributes ?? '')).toEqual({
      item: 'A',
      'item/price': '3',
      tags: '[{"tag":"x"},{"tag":"y"}]',
      none: '[]',
    });
    expect(whats(summary)).toContain('1 Lists without values are empty lists');
  });

  test('globals are defaults, and each use of one is counted; a default is never a journey\u2019s name', async () => {
    const globals =
      '<global scope="trace"><string key="concept:name" value="name"/></global>' +
      '<global scope="event"><string key="org:resource" value="nobody"/></global>';
    const { rows, ...summary } = await read(
      log(`${globals}<trace>${event('Ask', '2025-01-01T00:00:00Z')}</trace>`),
    );
    expect(rows[0]).toMatchObject({ episode: '', resource: 'nobody' });
    expect(whats(summary)).toContain(
      '1 Values missing in an event were taken from the log\u2019s global defaults',
    );
  });

  test('dangerous keys are only keys', async () => {
    const { rows } = await read(
      log(trace('1', event('Ask', '2025-01-01T00:00:00Z', '<string key="__proto__" value="x"/>'))),
    );
    expect(rows[0]?.attributes).toBe('{"__proto__":"x"}');
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});

describe('an import that was killed', () => {
  test('goes on with exactly the blocks that were missing', async () => {
    const many = Array.from({ length: 10 }, (_, i) =>
      trace(`${i}`, event('Ask', '2025-01-01T00:00:00Z').repeat(3)),
    );
    const bytes = Buffer.from(log(many.join('')));
    const blocksFrom = async (from: Checkpoint, chunk: number) => {
      const found: string[] = [];
      for await (const block of readXes(pieces(bytes, chunk), from, { rows: 4, bytes: 1e6 })) {
        found.push(`${block.next.block} ${block.next.row} ${block.csv}`);
      }
      return found;
    };
    const all = await blocksFrom(start, 1000);
    expect(all).toHaveLength(8);
    expect(await blocksFrom({ offset: 0, row: 12, block: 3 }, 7)).toEqual(all.slice(3));
  });
});

describe('odd logs are read as far as they make sense', () => {
  test('events outside a trace, empty traces and unknown elements are counted', async () => {
    const { rows, ...summary } = await read(
      log(
        `${event('lost', '2025-01-01T00:00:00Z')}<trace/><wrong><event/></wrong>${trace('1', event('Ask', '2025-01-01T00:00:00Z'))}`,
      ),
    );
    expect(rows).toHaveLength(1);
    expect(whats(summary)).toEqual(
      expect.arrayContaining([
        '1 Events outside a trace belong to no journey and were left out',
        '1 Traces without events: empty journeys, nothing to import from them',
        '1 Elements that XES does not know here were passed over',
      ]),
    );
  });

  test('a file cut off in the middle keeps what was complete', async () => {
    const whole = log(
      trace('1', event('Ask', '2025-01-01T00:00:00Z')) +
        trace('2', event('Ask', '2025-01-01T00:00:00Z') + event('Pay', '2025-01-02T00:00:00Z')),
    );
    const { rows, ...summary } = await read(whole.slice(0, whole.lastIndexOf('<date')));
    expect(rows.map((row) => [row.episode, row.step])).toEqual([
      ['1', 'Ask'],
      ['2', 'Ask'],
    ]);
    expect(whats(summary)).toContain(
      '1 The file stops being XML; what was complete before that point was read, the rest was not',
    );
    const packed = gzipSync(whole);
    const cut = await read(packed.subarray(0, packed.length - 12));
    expect(whats(cut).join('\n')).toContain('The gzip file is damaged or ends too early');
  });

  test('NUL, entities without meaning and bytes that are no text spoil nothing else', async () => {
    const bad = log(
      trace('1', event('A\u0000sk &nbsp; &#0;', '2025-01-01T00:00:00Z')) +
        trace('2', event('Pay', '2025-01-01T00:00:00Z')),
    );
    const { rows, ...summary } = await read(
      Buffer.concat([Buffer.from(bad.slice(0, -6)), Buffer.from([0xff]), Buffer.from('</log>')]),
    );
    expect(rows).toHaveLength(2);
    expect(rows[1]?.step).toBe('Pay');
    expect(summary.losses.map((loss) => loss.what).join('\n')).toMatch(
      /Control characters[\s\S]*unreadable|unreadable[\s\S]*Control characters/,
    );
  });

  test('one huge value is a value', async () => {
    const { rows } = await read(
      log(
        trace(
          '1',
          event('Ask', '2025-01-01T00:00:00Z', `<string key="note" value="${'x'.repeat(1_000_000)}"/>`),
        ),
      ),
    );
    expect(rows[0]?.attributes).toHaveLength(1_000_011);
  });
});

describe('what is made to harm is refused at once', () => {
  test('document types, with or without entities', async () => {
    const lol = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    for (const dtd of [
      lol,
      '<!DOCTYPE log SYSTEM "http://127.0.0.1:9/x.dtd">',
      '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ]) {
      expect(await refusal(`<?xml version="1.0"?>${dtd}<log/>`)).toMatchObject({ refused: 'xes-doctype' });
    }
  });

  test('a gzip bomb, before it fills the memory', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('<log>'), Buffer.alloc(100_000_000, '<trace/>')]));
    // The work it makes, not the time that passes: a machine that is busy elsewhere is no bomb.
    const before = process.cpuUsage().user;
    expect(await refusal(bomb)).toMatchObject({ refused: 'xes-bomb' });
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2000);
  });

  test('endless values and endless nesting', async () => {
    expect(await refusal(`<log><string key="a" value="${'x'.repeat(20_000_000)}`)).toMatchObject({
      refused: 'xes-value-too-large',
    });
    expect(await refusal(`<log>${'<list key="a"><values>'.repeat(10_000)}`)).toMatchObject({
      refused: 'xes-too-deep',
    });
  });

  test('what is no event log says so in one sentence', async () => {
    expect((await refusal('<html><body/></html>')).say).toBe(
      'This XML is no event log: its root is <html>, where <log> is expected.',
    );
    expect((await refusal('order,date\n1,2')).say).toMatch(/^This file is not XML/);
    expect((await refusal('')).say).toMatch(/^This file is not XML/);
  });
});
