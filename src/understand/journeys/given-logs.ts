// The reference event logs as moments. Files of others: read from beside the checkout, never copied into it.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { GivenMoment } from './given.ts';

const data =
  process.env.SIRIUS_TEST_DATA ?? fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** False when the test data are not on this machine; tests then skip, saying so. */
export const haveLogs = existsSync(`${data}/journeys`);
if (!haveLogs) console.warn('Skipped: the reference event logs (../shared/data) are not on this machine.');

export const expectedOf = (path: string) => JSON.parse(readFileSync(`${data}/${path}`, 'utf8'));

function csv(file: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(`${data}/${file}`, 'utf8')
    .replaceAll('\r', '')
    .trim()
    .split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

function xes(file: string): Record<string, string>[] {
  const bytes = readFileSync(`${data}/${file}`);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const attributes = (part: string) =>
    Object.fromEntries(
      [...part.matchAll(/key="([^"]*)" value="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    );
  return [...text.matchAll(/<trace>(.*?)<\/trace>/gs)].flatMap(([, trace = '']) => {
    const own = attributes(trace.replace(/<event>.*?<\/event>/gs, ''));
    return [...trace.matchAll(/<event>(.*?)<\/event>/gs)].map(([, event = '']) => ({
      ...(attributes(event) as Record<string, string>),
      'case:concept:name': String(own['concept:name']),
    }));
  });
}

export function logMoments(file: string, resource?: string): GivenMoment[] {
  const rows = file.endsWith('.csv') ? csv(file) : xes(file);
  return rows.map((row, i) => ({
    episode: row['case:concept:name'] ?? '',
    step: row['concept:name'] ?? '',
    at: new Date(row['time:timestamp'] ?? ''),
    resource: resource === undefined ? '' : (row[resource] ?? ''),
    row: i + 1,
  }));
}

const us = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/;
function time(text: string | undefined): Date | undefined {
  const [, month, day, year, hour, minute] = us.exec(text ?? '') ?? [];
  return month === undefined
    ? undefined
    : new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)));
}

/** The marketplace orders with both promises, in the declared order of the expected figures. */
export function olistMoments(): GivenMoment[] {
  const orders = csv('olist_visible/olist_orders_dataset.csv');
  const limits = new Map<string, Date>();
  for (const item of csv('olist_visible/olist_order_items_dataset.csv')) {
    const limit = time(item.shipping_limit_date);
    const before = limits.get(item.order_id ?? '');
    if (limit !== undefined && (before === undefined || limit < before))
      limits.set(item.order_id ?? '', limit);
  }
  const moments: GivenMoment[] = [];
  orders.forEach((order, row) => {
    const episode = order.order_id ?? '';
    const made = time(order.order_purchase_timestamp) ?? new Date(0);
    const base = { customer: order.customer_id ?? '', episode, row, source: 1 };
    const withdrawn = order.order_status === 'canceled';
    const event = (declared: number, step: string, owner: string, text: string | undefined) => {
      const at = time(text);
      if (at !== undefined) moments.push({ ...base, declared, step, function: owner, at });
    };
    event(0, 'Place order', 'Marketplace', order.order_purchase_timestamp);
    event(1, 'Payment approved', 'Payments', order.order_approved_at);
    const limit = limits.get(episode);
    if (limit !== undefined) {
      moments.push({
        ...base,
        declared: 2,
        kind: 'promise',
        step: 'Handed to carrier',
        function: 'Seller',
        at: made,
        due: limit,
        absent: 'unmeasured',
      });
    }
    event(3, 'Handed to carrier', 'Seller', order.order_delivered_carrier_date);
    const due = time(order.order_estimated_delivery_date);
    if (due !== undefined) {
      moments.push({
        ...base,
        declared: 4,
        kind: 'promise',
        step: 'Delivered',
        function: 'Carrier',
        at: made,
        due,
        withdrawn,
      });
    }
    event(5, 'Delivered', 'Carrier', order.order_delivered_customer_date);
  });
  const owner = new Map(orders.map((order) => [order.order_id, order.customer_id]));
  csv('olist_visible/olist_order_reviews_dataset.csv').forEach((review, row) => {
    const episode = review.order_id ?? '';
    const base = { customer: owner.get(episode) ?? '', episode, row, source: 2 };
    const [sent, answered] = [time(review.review_creation_date), time(review.review_answer_timestamp)];
    if (sent !== undefined)
      moments.push({ ...base, declared: 6, step: 'Survey sent', function: 'CX', at: sent });
    if (answered !== undefined) {
      const scores = { satisfaction: Number(review.review_score) };
      moments.push({
        ...base,
        declared: 7,
        kind: 'voice',
        step: 'Customer reviewed',
        function: 'Customer',
        at: answered,
        scores,
      });
    }
  });
  return moments;
}
