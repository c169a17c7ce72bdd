import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../../../tests/house.ts';
import { killedInTurn } from '../../../../../tests/kill/killed-in-turn.ts';

const script = new URL('../../../../../tests/kill/mail-process.ts', import.meta.url);
const all = 3000;
/** Every tenth mail says not from whom it is, and waits in quarantine; every twentieth (another one) is an automatic answer. */
const isNameless = (i: number) => i % 10 === 3;
const isAutomatic = (i: number) => i % 20 === 5;
const mails = Array.from({ length: all }, (_, i) =>
  [
    'From x@y Thu Jan  8 12:00:00 2026',
    ...(isNameless(i) ? [] : [`From: Customer ${i} <c${i}@out.example>`]),
    'To: help@vela.example',
    `Message-ID: <m${i}@out.example>`,
    `Subject: Bill ${i}`,
    `Date: ${new Date(1.7e12 + i * 60_000).toUTCString()}`,
    ...(isAutomatic(i) ? ['Auto-Submitted: auto-replied'] : []),
    '',
    `My bill number ${i} is twice as high as the one before.`,
    '',
    '',
  ].join('\r\n'),
);
const folder = temporaryDirectory('mails');
const file = join(folder, 'box.mbox');
writeFileSync(file, mails.join(''));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const held = mails.filter((_, i) => isNameless(i)).length;
const aside = mails.filter((_, i) => isAutomatic(i)).length;
const accepted = all - held - aside;

describe('an import of mails that is killed with -9 again and again, and started again', () => {
  it('has every mail once, whether as a voice, in quarantine or counted, and its report says so', async () => {
    const places = [
      'within 2 items',
      'after 3 items',
      'after 1 post_quarantine',
      'within 2 outbox',
      'within 2 post_quarantine',
    ];
    const outcome = await killedInTurn(script, places, file);
    expect(outcome).toMatchObject({
      problem: null,
      counts: { imports: 1, items: accepted, post_quarantine: held, outbox: 0 },
      told: { moments: accepted, different: accepted, people: accepted },
    });
    expect(outcome.report).toMatchObject({
      moments: accepted,
      customers: accepted,
      files: [{ read: all, accepted, duplicate: 0, quarantined: held }],
    });
  }, 120_000);
});
