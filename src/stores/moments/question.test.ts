import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MomentsPort } from './port.ts';
import { ask, type Scope, scopedText } from './question.ts';

const places = ['timeline', 'episodes', 'answers', 'clauses', 'every_clause'];

describe('a question is about customers alone, whoever writes it and whatever it forgets', () => {
  it.each(places)('{{%s}} holds only people of its group', (place) => {
    const text = scopedText(`SELECT count() AS n FROM {{${place}}} AS t`, true, 'BELONGS');
    expect(text.split('BELONGS')).toHaveLength(2);
  });

  it('asks for others only by a filter, and of employees only in groups', async () => {
    let ran = '';
    const port = {
      rows: async (text: string) => {
        ran = text;
        return [];
      },
    } as unknown as MomentsPort;
    const scope: Scope = {
      workspace: 'w',
      generations: [1],
      readings: [],
      themes: { ids: [], lines: [], names: [] },
      stories: { from: [], into: [] },
      apart: { lately: {} },
    };
    const plain = { name: 'new', text: 'SELECT count() AS n FROM {{timeline}}', row: z.object({}) };
    await ask(port, scope, plain);
    expect(ran).toMatch(
      / AND NOT \(customer IN [^']+'=stakeholder'[^']+'employee', 'supplier', 'investor', 'community'\)/,
    );
    const group = (name: string) => ({
      ...plain,
      text: `${plain.text} WHERE {{stakeholder:g}}`,
      values: { g: [name] },
    });
    await ask(port, scope, group('supplier'));
    expect(ran).toMatch(/ AND \(customer IN [^']+'=stakeholder'[^']+'supplier'\)/);
    await expect(ask(port, scope, group('employee'))).rejects.toThrow('single employees');
    await expect(ask(port, scope, { ...group('employee'), tells: 'groups' as const })).resolves.toEqual([]);
    // Where nobody is set apart, there is nobody but customers.
    await ask(port, { ...scope, apart: null }, group('supplier'));
    expect(ran).toContain('AND 0)');
  });

  it('names no table, and lists nobody from what is known of everybody', () => {
    for (const table of ['moments', 'timeline', 'answers_local', 'customer_facts', 'aliases'])
      expect(() => scopedText(`SELECT 1 FROM ${table}`)).toThrow('names a table directly');
    expect(() => scopedText('SELECT customer, value FROM {{customers}}')).toThrow('lists nobody');
    const looked = 'customer IN (SELECT customer FROM {{customers}} WHERE value = 1)';
    expect(scopedText(`SELECT 1 FROM {{timeline}} WHERE ${looked}`)).toContain('customer_facts');
    expect(() => scopedText('SELECT 1 FROM {{timeline}} SETTINGS max_threads = 9')).toThrow('SETTINGS');
  });
});
