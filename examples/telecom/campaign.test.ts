import { describe, expect, it } from 'vitest';
import { duplicatesOf } from '../../src/instruments/language/text/duplicates.ts';
import { billLived } from './bills.ts';
import { demoCompany } from './generate.ts';

const june = 2026 * 12 + 5;
/** Everything said about the bills of one month. */
function saidOf(month: number): { text: string; of: readonly string[] }[] {
  const at = Date.UTC(Math.floor(month / 12), month % 12, 3);
  const said = [];
  for (let customer = month % 6; customer < demoCompany.customers; customer += 6) {
    const { given } = billLived(demoCompany.seed, customer, month, at, demoCompany.levers);
    if (given !== null && given.text !== '') said.push(given);
  }
  return said;
}
const planted = (text: string) => /two euros|dos euros/.test(text);

describe('the campaign planted in June 2026', () => {
  const said = saidOf(june).map(({ text }) => text);

  it('is found as one story in each language, whole, with nothing else in it', () => {
    const { groups } = duplicatesOf(said);
    const campaigns = groups.filter(({ representative }) => planted(said[representative] ?? ''));
    console.log(
      `planted campaign: ${campaigns.map(({ texts, distinct }) => `${texts.length} voices, ${distinct} as written`).join('; ')}`,
    );
    expect(campaigns).toHaveLength(2);
    expect(campaigns.flatMap(({ texts }) => texts).length).toBe(said.filter(planted).length);
    expect(Math.min(...campaigns.map(({ texts }) => texts.length))).toBeGreaterThanOrEqual(10);
    expect(campaigns.flatMap(({ texts }) => texts).every((at) => planted(said[at] ?? ''))).toBe(true);
  });

  it('is in no other month', () => {
    for (const month of [june - 6, june - 1, june + 1])
      expect(saidOf(month).some(({ text }) => planted(text))).toBe(false);
  });
});
