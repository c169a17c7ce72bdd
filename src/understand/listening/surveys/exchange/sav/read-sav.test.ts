import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../../../kernel/refusal.ts';
import { at, entriesAt, listAt } from '../given.ts';
import { readSav, type SavFile } from './read-sav.ts';

const folder = new URL('../../../../../../../shared/data/surveys/', import.meta.url);
const here = existsSync(folder);
if (!here) console.warn('The shared SPSS files are absent; their tests are skipped.');

const read = (name: string): SavFile => {
  const found = readSav(readFileSync(new URL(`spss/${name}`, folder)));
  if (isRefusal(found)) throw new Error(found.say);
  return found;
};
const expected: unknown = here ? JSON.parse(readFileSync(new URL('expected/spss.json', folder), 'utf8')) : {};

describe.skipIf(!here)('SPSS files', () => {
  it.each(entriesAt(expected))(
    '%s has the expected variables, labels, missing values and rows',
    (name, figures) => {
      const { variables, rows } = read(name);
      expect(variables.length).toBe(at(figures, 'variables'));
      expect(rows.length).toBe(at(figures, 'rows'));
      listAt(figures, 'detail').forEach((detail, n) => {
        const variable = variables[n];
        const values = rows.map((row) => row[n] ?? null);
        expect(variable?.name).toBe(at(detail, 'name'));
        expect(variable?.label).toBe(at(detail, 'label'));
        const labels = at(detail, 'value_labels');
        const own = Object.fromEntries(
          [...(variable?.valueLabels ?? [])].map(([value, label]) => [String(value), label]),
        );
        expect(own).toEqual(labels ?? {});
        values.slice(0, 3).forEach((value, i) => {
          const wanted = listAt(detail, 'first3')[i];
          if (typeof wanted === 'number') expect(value).toBeCloseTo(wanted, 6);
          else expect(value).toBe(wanted);
        });
        expect(values.filter((value) => value === null).length).toBe(at(detail, 'n_missing'));
        const missing = at(detail, 'missing');
        expect(variable?.missing === null).toBe(missing === null);
      });
    },
  );

  it('the zlib form holds the same values', () => {
    expect(read('sample.zsav').rows).toEqual(read('sample.sav').rows);
  });

  it('cut and torn files are refused, never a crash or a hang', () => {
    for (const name of ['sample.sav', 'sample.zsav', 'simple_alltypes.sav', 'hebrews.sav']) {
      const whole = readFileSync(new URL(`spss/${name}`, folder));
      for (let cut = 0; cut < whole.length; cut += 7) readSav(whole.subarray(0, cut));
      for (let i = 0; i < 400; i++) {
        const torn = Buffer.from(whole);
        torn[(i * 131) % torn.length] = (i * 37) % 256;
        readSav(torn);
      }
    }
  });
});
