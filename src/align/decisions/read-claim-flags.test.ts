import { describe, expect, test } from 'vitest';
import { readClaimFlags, readMeasure } from './read-claim-flags.ts';

describe('a contribution on the command line', () => {
  test('measures as they are typed', () => {
    expect(readMeasure('promise:Delivered', 'region=North')).toEqual({
      kind: 'promise',
      step: 'Delivered',
      where: 'region=North',
    });
    expect(readMeasure('share:step=Ask: about bill', undefined)).toEqual({
      kind: 'share',
      of: 'step=Ask: about bill',
    });
    expect(readMeasure('score:ease:mean', undefined)).toEqual({
      kind: 'score',
      metric: 'ease',
      stat: 'mean',
    });
    expect(readMeasure('recommend:nps', undefined)).toEqual({
      kind: 'score',
      metric: 'recommend',
      stat: 'nps',
    });
    expect(readMeasure('recommend', undefined)).toMatchObject({ refused: 'bad-measure' });
  });

  test('people, effects and dates', () => {
    const claim = readClaimFlags({
      starts: '2026-01-01',
      size: '0.039',
      employees: ['Planning (42): loses the hour of phoning depots', 'Care: fewer calls'],
      suppliers: 'None because nobody outside is involved',
      investors: 'EUR 60 k once',
    });
    expect(claim).toEqual({
      startsOn: '2026-01-01',
      size: 0.039,
      employees: [
        { function: 'Planning', people: 42, effect: 'loses the hour of phoning depots' },
        { function: 'Care', effect: 'fewer calls' },
      ],
      suppliers: { noneBecause: 'nobody outside is involved' },
      investors: { effect: 'EUR 60 k once' },
    });
  });

  test('what is not understood is refused in one sentence', () => {
    expect(readClaimFlags({ starts: '1 May' })).toMatchObject({ refused: 'bad-contribution' });
    expect(readClaimFlags({ size: 'large' })).toMatchObject({ refused: 'bad-contribution' });
    expect(readClaimFlags({ employees: ['everybody is happy'] })).toMatchObject({ refused: 'bad-employees' });
  });
});
