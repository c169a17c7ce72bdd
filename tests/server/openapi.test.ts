import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isAllowed, roles } from '../../src/kernel/policy.ts';
import { describeApi } from '../../src/main/describe-api.ts';
import { parts } from '../../src/main/parts.ts';
import { alsoTraced, leavesTrace, nameOf, noteThemselves } from '../../src/server/readings.ts';

const operations = parts.flatMap((part) => [...(part.routes ?? [])]).map((endpoint) => endpoint.operation);
const sentences = parts.flatMap((part) => [...(part.policy ?? [])]);

/** Does an object at the top of a shape take fields that it does not name? */
function laxIn(schema: Readonly<Record<string, unknown>>): boolean {
  const choices = (schema.anyOf ?? schema.oneOf ?? []) as Record<string, unknown>[];
  if (choices.length > 0) return choices.some(laxIn);
  return schema.type === 'object' && schema.properties !== undefined && schema.additionalProperties !== false;
}

describe('the API', () => {
  test('is described in docs/openapi.json exactly as it is served', () => {
    const kept = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
    const same = kept === describeApi();
    expect(same, 'docs/openapi.json is not up to date; refresh it with: npm run openapi').toBe(true);
  });

  test('serves each address once', () => {
    const addresses = operations.map((o) => `${o.method} ${o.path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test.each(operations.map((o) => [`${o.method} ${o.path}`, o.does] as const))(
    'somebody is allowed %s',
    (_, does) => {
      if (does === 'public') return;
      const [verb, noun] = does;
      const who = { userId: 'u', name: 'U', workspaceId: 'w', roles: [...roles] };
      expect(isAllowed(sentences, who, verb, noun)).toBe(true);
    },
  );

  test('every body is taken exactly as its contract has it: no field more', () => {
    const lax = operations
      .filter(({ bodyKind }) => bodyKind !== 'bytes')
      .flatMap((one) => [one.body, one.query, one.params].map((shape) => ({ one, shape })))
      .filter(({ shape }) => laxIn(z.toJSONSchema(shape, { unrepresentable: 'any', io: 'input' })))
      .map(({ one }) => nameOf(one));
    expect(lax).toEqual([]);
  });

  test('what shows words of customers or persons leaves a trace, or says itself at whom somebody looked', () => {
    const shows = operations.filter(
      ({ does }) => does !== 'public' && does[0] === 'read' && ['verbatim', 'person'].includes(does[1]),
    );
    expect(shows.length).toBeGreaterThan(10);
    const untraced = shows.filter((one) => !leavesTrace(one)).map(nameOf);
    expect(untraced.filter((name) => !noteThemselves.has(name))).toEqual([]);
    const names = new Set(operations.map(nameOf));
    expect([...alsoTraced, ...noteThemselves].filter((name) => !names.has(name))).toEqual([]);
  });

  test('a pair no sentence names is refused', () => {
    const who = { userId: 'u', name: 'U', workspaceId: 'w', roles: [...roles] };
    expect(isAllowed(sentences, who, 'burn', 'house')).toBe(false);
    expect(isAllowed(sentences, { ...who, roles: [] }, 'read', 'self')).toBe(false);
  });
});
