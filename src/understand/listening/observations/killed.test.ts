import { describe, expect, it } from 'vitest';
import { killedInTurn } from '../../../../tests/kill/killed-in-turn.ts';

const script = new URL('../../../../tests/kill/observing-process.ts', import.meta.url);
const once = {
  observations: 1,
  observation_photos: 1,
  items: 1,
  outbox: 0,
  told: { moments: 1, different: 1, people: 1 },
};
const times = (n: number, place: string) => Array.from({ length: n }, () => place);

describe('an observation with a photo whose server is killed with -9, and that the phone sends again', () => {
  it.each([
    ['before it is durable', times(2, 'within 1 observations'), { again: false, photoAgain: false }],
    ['before its moment counts as carried', ['within 2 outbox'], { again: true, photoAgain: false }],
    ['half-way through its photo', times(2, 'half a photo'), { again: true, photoAgain: false }],
    [
      'about its photo, before and after it is durable',
      ['within 1 observation_photos', 'after 1 observation_photos'],
      { again: true, photoAgain: true },
    ],
  ])(
    'stands there once, whole, when it was killed %s',
    async (_, places, expected) => {
      expect(await killedInTurn(script, places)).toEqual({ ...expected, ...once });
    },
    60_000,
  );
});
