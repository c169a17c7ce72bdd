import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Candidate } from './candidates/candidate.ts';
import { atOnce, look } from './look.ts';
import { describeStories } from './stories/describe-stories.ts';
import { states, tableBuilder } from './table/episode-table.ts';

const data =
  process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const folder = `${data.replace(/\/$/, '')}/olist_visible`;

/** Rows of a plain CSV file (quotes, no line breaks inside) as objects. */
function csv(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(`${folder}/${name}.csv`, 'utf8').replace(/^﻿/, '').split(/\r?\n/);
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2] ?? '').trim());
  const names = cells(head);
  return lines
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])));
}

function time(text: string | undefined): number {
  const [, m, d, y, h, min] = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)/.exec(text ?? '') ?? [];
  return y === undefined ? Number.NaN : Date.UTC(Number(y), Number(m) - 1, Number(d), Number(h), Number(min));
}

const names = [
  'Place order',
  'Payment approved',
  'Handed to carrier',
  'Delivered',
  'Survey sent',
  'Customer reviewed',
];

function olistTable(options: { withStates?: boolean } = {}) {
  const owners = ['Marketplace', 'Payments', 'Seller', 'Carrier', 'CX', 'Customer'];
  const builder = tableBuilder({
    steps: names.map((name, i) => ({ name, function: owners[i] ?? '', voice: name === 'Customer reviewed' })),
    metrics: ['satisfaction'],
    attributes: options.withStates ? ['state'] : [],
  });
  const reviews = Map.groupBy(csv('olist_order_reviews_dataset'), (row) => row.order_id ?? '');
  const items = Map.groupBy(csv('olist_order_items_dataset'), (row) => row.order_id ?? '');
  const homes = new Map(
    csv('olist_customers_dataset').map((row) => [row.customer_id, row.customer_state ?? '']),
  );
  for (const order of csv('olist_orders_dataset')) {
    const placed = time(order.order_purchase_timestamp);
    const events: [number, number][] = [
      [0, placed],
      [1, time(order.order_approved_at)],
      [2, time(order.order_delivered_carrier_date)],
      [3, time(order.order_delivered_customer_date)],
    ];
    const answers = reviews.get(order.order_id ?? '') ?? [];
    for (const review of answers) {
      events.push([4, time(review.review_creation_date)], [5, time(review.review_answer_timestamp)]);
    }
    const walk = events.filter(([, at]) => !Number.isNaN(at)).sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    const start = walk[0]?.[1] ?? 0;
    const [, , handed, delivered] = events.map(([, at]) => at);
    const due = time(order.order_estimated_delivery_date);
    const limit = Math.min(
      ...(items.get(order.order_id ?? '') ?? []).map((item) => time(item.shipping_limit_date)),
    );
    const fate = (met: number, by: number, never: string) =>
      states.indexOf((Number.isNaN(met) ? never : met <= by ? 'kept' : 'late') as 'kept');
    const promises = [
      ...(Number.isFinite(limit)
        ? [{ step: 2, due: limit, state: fate(handed ?? Number.NaN, limit, 'unmeasured') }]
        : []),
      {
        step: 3,
        due,
        state: fate(delivered ?? Number.NaN, due, order.order_status === 'canceled' ? 'withdrawn' : 'broken'),
      },
    ];
    builder.add({
      customer: order.customer_id ?? '',
      steps: walk.map(([step]) => step),
      times: walk.map(([, at]) => at - start),
      promiseSteps: promises.map((promise) => promise.step),
      promiseStates: promises.map((promise) => promise.state),
      promiseDue: promises.map((promise) => promise.due - start),
      metrics: answers.map(() => 0),
      values: answers.map((review) => Number(review.review_score)),
      scoreTimes: answers.map((review) => time(review.review_answer_timestamp) - start),
      attributes: options.withStates ? [homes.get(order.customer_id) ?? ''] : [],
    });
  }
  return builder.done();
}

const satisfaction = { name: 'satisfaction', low: 1, high: 5, sumUp: 'mean' } as const;

describe.skipIf(!existsSync(folder))(
  'real orders with promises and scores (skipped without the test data)',
  () => {
    it('dump', () => {
      const table = olistTable({ withStates: true });
      const t = performance.now();
      const looked = atOnce(look(table, [satisfaction]));
      console.log(
        'ms',
        performance.now() - t,
        'candidates',
        looked.candidates.length,
        'tests',
        looked.tests.length,
      );
      const name = (c: Candidate) => c.subject;
      console.log(
        [...looked.asked].map((s) => table.steps[s]?.name),
        looked.kinds.length,
      );
      for (const d of describeStories(table, looked))
        console.log(
          d.finding.weight.toFixed(1),
          d.finding.id,
          d.finding.sentences.en,
          '\n   ES',
          d.finding.sentences.es,
          '\n  ',
          d.finding.function,
          d.finding.stepsUpstream,
          d.finding.where,
          JSON.stringify(d.finding.measure),
          d.finding.rung,
          d.finding.also.map((a) => a.en),
        );
      for (const x of looked.explained)
        console.log(
          'EXPLAINED',
          name(x.effect.test.candidate),
          x.effect.test.outcome.kind,
          x.by.map(name),
          x.effect.adjusted?.value,
          x.effect.adjusted?.p,
        );
      expect(1).toBe(1);
    });
  },
);
