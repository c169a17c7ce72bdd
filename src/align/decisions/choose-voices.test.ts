import { expect, test } from 'vitest';
import { chooseVoices } from './choose-voices.ts';

const voice = (moment: string, tone: number | null) => ({ moment, tone });

test('two as the lot drew them, and one that disagrees with most', () => {
  const drawn = [voice('a', 0.1), voice('b', null), voice('c', 0.2), voice('d', 0.9)];
  expect(chooseVoices([drawn])).toEqual([
    { moment: 'a', dissenting: false },
    { moment: 'b', dissenting: false },
    { moment: 'd', dissenting: true },
  ]);
});

test('where most are content, the dissenting voice is an unhappy one', () => {
  const drawn = [voice('a', 1), voice('b', 0.9), voice('c', 0), voice('d', 0.8)];
  expect(chooseVoices([drawn]).find(({ dissenting }) => dissenting)?.moment).toBe('c');
});

test('fewer voices, or nobody who disagrees: what there is', () => {
  expect(chooseVoices([])).toEqual([]);
  expect(chooseVoices([[voice('a', 0.1)]])).toEqual([{ moment: 'a', dissenting: false }]);
  expect(chooseVoices([['a', 'b', 'c', 'd'].map((moment) => voice(moment, null))])).toHaveLength(3);
});

test('where all concerned agree, somebody from the wider circle disagrees', () => {
  const concerned = [voice('a', 0), voice('b', 0.2), voice('c', 0.1)];
  const wider = [...concerned, voice('d', 1)];
  expect(chooseVoices([concerned, wider])).toEqual([
    { moment: 'a', dissenting: false },
    { moment: 'b', dissenting: false },
    { moment: 'd', dissenting: true },
  ]);
});

test('with a finding that hurts, the dissenting voice is a content one, however many are', () => {
  const drawn = [voice('a', 0.9), voice('b', 0.8), voice('c', 0.1), voice('d', 0.2)];
  expect(chooseVoices([drawn], true)).toEqual([
    { moment: 'c', dissenting: false },
    { moment: 'd', dissenting: false },
    { moment: 'a', dissenting: true },
  ]);
});
