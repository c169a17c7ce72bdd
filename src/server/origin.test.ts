import { expect, test } from 'vitest';
import { foreignOrigin } from './origin.ts';

const ours = { address: 'https://sirius.example.com', names: ['0.0.0.0', 'Desk-7'] };
const change = (origin: string, host = new URL(origin).host) =>
  foreignOrigin({ method: 'POST', headers: { origin, host } }, ours) === null;

test.each([
  'http://localhost:4747',
  'http://sirius.localhost:4747',
  'http://127.0.0.1:4747',
  'http://[::1]:4747',
  'http://192.168.1.7:4747',
  'http://desk-7:4747',
  'http://sirius.example.com:4747',
])('a page at %s is ours', (origin) => {
  expect(change(origin)).toBe(true);
});

test('behind a proxy the address that was set is ours, whatever Host the proxy writes', () => {
  expect(change('https://sirius.example.com', 'upstream:4747')).toBe(true);
});

test.each([
  'http://rebound.example:4747',
  'http://localhost.rebound.example:4747',
  'http://127.0.0.1.rebound.example:4747',
  'http://sirius.example.com.rebound.example',
  'http://desk-7.rebound.example',
])('a page at %s is not ours, though it leads here', (origin) => {
  expect(change(origin)).toBe(false);
});
