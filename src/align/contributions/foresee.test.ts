import { describe, expect, test } from 'vitest';
import { proportion } from '../../instruments/statistics/proportion.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { AskMeasure } from './ask-measure.ts';
import { foresee } from './foresee.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const span = { since: day('2024-01-01'), until: day('2026-11-01') };
const claim = {
  measure: { kind: 'promise', step: 'Repaired' },
  direction: 'lower',
  size: 0.06,
  startsOn: '2026-12-01',
  checkOn: '2027-03-01',
} as const;
/** Every window holds the same: so many missed of so many. */
const always =
  (count: number, n: number): AskMeasure =>
  async () =>
    proportion({ count, n });

describe('what can be foreseen', () => {
  test('a large change on many answers can be seen; it says from where it starts and where it would be', async () => {
    expect(await foresee(always(170, 1000), claim, span)).toMatchObject({
      baselineFrom: '2026-08-03T00:00:00.000Z',
      baselineUntil: '2026-11-01T00:00:00.000Z',
      expected: expect.closeTo(0.11, 6),
      seen: true,
      rung: 'before-after',
      answers: 1000,
    });
  });

  test('a small one cannot, and it says how many answers that would need', async () => {
    const foresight = await foresee(always(17, 100), claim, span);
    expect(foresight).toMatchObject({
      seen: false,
      smallest: expect.closeTo(0.149, 2),
      needed: expect.any(Number),
    });
    expect(foresight).toHaveProperty('say', expect.stringMatching(/yours is too small to see/));
  });

  test('a restless measure hides what a calm one would show', async () => {
    const restless: AskMeasure = async (_, { from }) =>
      proportion({ count: from.getUTCMonth() % 2 === 0 ? 100 : 240, n: 1000 });
    expect(await foresee(restless, claim, span)).toMatchObject({ seen: false });
  });

  test('an earlier success is an effect, not a movement of the measure: it hides nothing that comes after it', async () => {
    const began = day('2025-12-01');
    const improved: AskMeasure = async (_, { from }) =>
      proportion({ count: from < began ? 240 : 170, n: 1000 });
    const unaware = await foresee(improved, claim, span);
    const aware = await foresee(improved, claim, span, [began]);
    expect(unaware).toMatchObject({ seen: false });
    expect(aware).toMatchObject({ seen: true, smallest: expect.closeTo(0.047, 2) });
  });

  test('a comparison group costs answers and takes the common movement away', async () => {
    const compared = {
      ...claim,
      measure: { ...claim.measure, where: 'region=North' },
      compareWith: 'region=South',
    };
    expect(await foresee(always(170, 1000), compared, span)).toMatchObject({ rung: 'comparison-group' });
  });

  test('with hardly any answers nothing can be foreseen; an unknown measure is refused', async () => {
    expect(await foresee(always(1, 5), claim, span)).toMatchObject({ smallest: null, seen: null });
    const gone: AskMeasure = async () => refuse('no-such-metric', 'There is no metric "joy".');
    expect(await foresee(gone, claim, span)).toMatchObject({ refused: 'no-such-metric' });
  });
});
