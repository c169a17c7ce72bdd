import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { proposeFor } from './look-at-files.ts';

const data =
  process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const here = existsSync(`${data}/journeys`);
if (!here) console.warn('Skipped: the reference tables (../shared/data) are not on this machine.');

const look = (...paths: string[]) =>
  proposeFor(
    paths.map((path) => ({
      name: path.split('/').at(-1) ?? path,
      head: readFileSync(`${data}/${path}`),
      truncated: false,
      gzip: false,
    })),
  );

describe.skipIf(!here)('reference tables', () => {
  test.each(['journeys/receipt.csv', 'journeys/running-example.csv'])(
    '%s is sure to be a log',
    async (path) => {
      const { sure, mapping, questions } = await look(path);
      expect({ sure, questions }).toEqual({ sure: true, questions: [] });
      expect(mapping).toMatchObject({
        episode: 'case:concept:name',
        moments: [
          { step: { column: 'concept:name' }, at: 'time:timestamp', resource: { column: 'org:resource' } },
        ],
      });
    },
  );

  test('the marketplace: seven files, one life', async () => {
    const files = here ? readdirSync(`${data}/olist_visible`).filter((file) => file.endsWith('.csv')) : [];
    const { mapping, sure } = await look(...files.map((file) => `olist_visible/${file}`));
    expect(sure).toBe(true);
    expect(mapping?.customer).toBe('customers.customer_unique_id');
    expect(mapping?.episode).toBe('orders.order_id');
    expect(mapping?.time.formats).toEqual(['M/D/YYYY H:mm']);
    const told = mapping?.moments.map((m) =>
      `${m.kind} ${m.at ?? m.due} ${m.kind === 'promise' ? `for ${m.step}` : ''}`.trim(),
    );
    expect(told).toEqual([
      'event order_purchase_timestamp',
      'event order_approved_at',
      'promise shipping_limit_date for Order delivered carrier',
      'event order_delivered_carrier_date',
      'event review_creation_date',
      'promise order_estimated_delivery_date for Order delivered customer',
      'event order_delivered_customer_date',
      'voice review_answer_timestamp',
    ]);
    expect(mapping?.moments.at(-1)?.scores).toMatchObject({ review_score: { scale: [1, 5], blank: [] } });
  });

  test('generated tickets: templates and impossible times are told, the rating is kept', async () => {
    const { mapping, warnings } = await look('surveys/tickets-csv/customer_support_tickets.csv');
    expect(warnings.map((w) => w.about)).toEqual(expect.arrayContaining(['template', 'impossible-times']));
    expect(mapping).toMatchObject({ customer: 'Customer Email', episode: 'Ticket ID' });
    expect(mapping?.moments.map((m) => m.kind)).toEqual(['event', 'event', 'event', 'voice']);
  });

  test('an event log needs no mapping', async () => {
    const { sure, mapping, files } = await look('journeys/roadtraffic100traces.xes');
    expect({ sure, mapping }).toEqual({ sure: true, mapping: null });
    expect(files[0]).toMatchObject({
      format: 'xes',
      looked: 390,
      header: expect.arrayContaining(['episode', 'step']),
    });
  });
});
