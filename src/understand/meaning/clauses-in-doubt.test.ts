import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { given } from '../journeys/given.ts';
import { clausesInDoubt } from './clauses-in-doubt.ts';
import { runLabelling } from './contract.ts';
import { classesOf, decideLabel } from './desk.contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-01T00:00:00Z' });
  const texts = ['Give me one reason to stay', 'I would simplify the menu'];
  await given(
    house.services,
    house.workspaceId,
    texts.map((text, i) => ({
      customer: `c${i}`,
      episode: `e${i}`,
      kind: 'voice' as const,
      step: 'Customer answered',
      at: new Date(Date.UTC(2026, 0, 1 + i)),
      text,
    })),
  );
  await house.answer(runLabelling, { body: { wait: true } });
}, 60_000);
afterAll(() => house.close());

it('an unsure label beside one that a person gave is no doubt: a second reader would be asked about it for ever', async () => {
  const inDoubt = () => clausesInDoubt(house.services, house.workspaceId, 'nobody yet', 10);
  const [first, second] = await inDoubt();
  if (first === undefined || second === undefined) throw new Error('nothing is in doubt');
  expect(first.doubts.map(({ task }) => task)).toContain('intent');
  const { moment, start, end, doubts } = first;
  for (const { task, said } of doubts) {
    if (task === 'theme') throw new Error('there are no themes here');
    const label = classesOf[task].find((each) => !said.includes(each)) ?? '';
    await house.answer(decideLabel, {
      body: { moment, span: { start, end }, task, label, status: 'confirmed' },
    });
  }
  expect(await inDoubt()).toEqual([second]);
});
