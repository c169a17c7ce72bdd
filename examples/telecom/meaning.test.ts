import { describe, expect, it } from 'vitest';
import { discover } from '../../src/instruments/language/discovery/discover.ts';
import { readEffort } from '../../src/instruments/language/effort/read-effort.ts';
import { readEmotions } from '../../src/instruments/language/feeling/read-emotions.ts';
import { readSentiment } from '../../src/instruments/language/feeling/read-sentiment.ts';
import { adjustedRand } from '../../src/instruments/language/learning/metrics.ts';
import { lightTierOf } from '../../src/instruments/language/vectors/tiers.ts';
import { lightTier } from '../../src/understand/meaning/light-table.ts';
import { chance } from './random.ts';
import { comment, type Experience, experiences } from './verbatims.ts';

const bad: readonly Experience[] = [
  'missed visit',
  'no part',
  'moved date',
  'slow activation',
  'price surprise',
];
const good: readonly Experience[] = ['good visit', 'good bill'];

/** Comments of customers who lived through one thing each. */
const said = experiences.flatMap((experience) =>
  Array.from({ length: 120 }, (_, i) => ({
    experience,
    text: comment(chance('planted', experience, i), 'en', [experience]),
  })).filter(({ text }) => text !== ''),
);
const of = (wanted: readonly Experience[]) => said.filter(({ experience }) => wanted.includes(experience));
const share = (list: readonly unknown[], all: readonly unknown[]) => list.length / all.length;

describe('what is planted in the words of the demo company', () => {
  it('is found again as themes, far beyond chance', async () => {
    const themes = await discover(
      said.map(({ text }) => text),
      { ...lightTierOf(await lightTier()), k: experiences.length },
    );
    const placed = said.flatMap(({ experience }, i) => {
      const theme = themes.assignments[i];
      return theme === null || theme === undefined ? [] : [{ experience, theme }];
    });
    const agreement = adjustedRand(
      placed.map(({ experience }) => experience),
      placed.map(({ theme }) => theme),
    );
    console.log(
      `themes of ${said.length} comments against what ${experiences.length} kinds of customers lived through: adjusted Rand index ${agreement.toFixed(2)}`,
    );
    // Customers speak of more than one thing in a comment, and of one thing in many words: chance is 0.
    expect(agreement).toBeGreaterThan(0.15);
  });

  it('feels as it should: bad experiences are read as bad, good ones as good', () => {
    const negative = of(bad).filter(({ text }) => (readSentiment(text, 'en')?.value ?? 0) < 0);
    const positive = of(good).filter(({ text }) => (readSentiment(text, 'en')?.value ?? 0) > 0);
    console.log(
      `read as negative: ${(100 * share(negative, of(bad))).toFixed(0)} % of the bad, as positive ${(100 * share(positive, of(good))).toFixed(0)} % of the good`,
    );
    expect(share(negative, of(bad))).toBeGreaterThan(0.6);
    expect(share(positive, of(good))).toBeGreaterThan(0.6);
  });

  it('costs effort where the customer had to wait, call or tell it again', () => {
    const high = (wanted: readonly Experience[]) =>
      share(
        of(wanted).filter(({ text }) => readEffort(text, 'en').level === 'high'),
        of(wanted),
      );
    console.log(
      `tell of high effort: missed visit ${(100 * high(['missed visit'])).toFixed(0)} %, moved date ${(100 * high(['moved date'])).toFixed(0)} %, good bill ${(100 * high(['good bill'])).toFixed(0)} %`,
    );
    expect(high(['moved date'])).toBeGreaterThan(2 * high(['good bill']));
    expect(high(['missed visit'])).toBeGreaterThan(2 * high(['good bill']));
  });

  it('thanks and delight stand with good experiences, anger and disappointment with bad ones', () => {
    const tells = (wanted: readonly Experience[], emotions: readonly string[]) =>
      share(
        of(wanted).filter(({ text }) =>
          readEmotions(text, 'en').some(({ label }) => emotions.includes(label)),
        ),
        of(wanted),
      );
    const warm = ['gratitude', 'delight', 'relief', 'trust'];
    const cold = ['anger', 'disappointment', 'frustration', 'worry'];
    expect(tells(good, warm)).toBeGreaterThan(3 * tells(bad, warm));
    expect(tells(bad, cold)).toBeGreaterThan(3 * tells(good, cold));
  });
});
