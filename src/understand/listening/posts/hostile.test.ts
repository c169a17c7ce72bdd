import { expect, it } from 'vitest';
import { isMbox } from './mail/looks.contract.ts';
import { type RawMail, someAtOnce } from './mail/split-mbox.ts';
import { plainOf } from './plain-of.ts';
import { readCall } from './webhooks/read-call.ts';

const mapping = {
  each: 'events',
  id: { path: 'id' },
  time: 'iso' as const,
  moments: [{ kind: 'event' as const, customer: { path: 'who' }, step: 'Paid', at: { path: 'at' } }],
};

it('reads HTML in the letters of its language', () => {
  expect(plainOf('<p>Ma&ntilde;ana &iquest;s&iacute;?</p>F&uuml;r 5&nbsp;&euro;')).toBe(
    'Mañana ¿sí?\nFür 5 €',
  );
});

it('is not stalled by what was written to stall it', () => {
  const begun = performance.now();
  expect(plainOf(`a${'&nbsp;'.repeat(100_000)}x`)).toHaveLength(100_002);
  expect(isMbox(`From x${' '.repeat(200_000)}y`)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(5000);
});

it('of a call, what is nested beyond reason waits with its reason, and keeps nothing beside it from being taken', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const body = `{"events":[${deep},{"id":"1","who":"c","at":"2026-01-05T10:00:00Z"}]}`;
  const { items, held } = readCall(Buffer.from(body), mapping);
  expect(items.map(({ item }) => item.id)).toEqual(['1']);
  expect(held.map(({ raw, reason }) => [raw === body, reason])).toEqual([
    [true, 'The request is nested deeper than 100 levels.'],
  ]);
});

it('takes mails some at a time, by their number and by their size', async () => {
  async function* mails(sizes: readonly number[]): AsyncGenerator<RawMail> {
    for (const size of sizes) yield { bytes: Buffer.alloc(size), received: null, isCut: false };
  }
  const counts = async (sizes: readonly number[]) => {
    const all: number[] = [];
    for await (const some of someAtOnce(mails(sizes))) all.push(some.length);
    return all;
  };
  expect(await counts(Array.from({ length: 1100 }, () => 1))).toEqual([500, 500, 100]);
  expect(await counts([20_000_000, 20_000_000, 20_000_000])).toEqual([2, 1]);
  expect(await counts([])).toEqual([]);
});
