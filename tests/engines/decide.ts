import {
  approveDecision,
  openVoices,
  runChecksOperation,
  showDecision,
  writeDecision,
} from '../../src/align/decisions/contract.ts';
import { ana, ben, reserveThePart } from '../claims.ts';
import type { TestHouse } from '../house.ts';

const claim = reserveThePart({
  segment: 'households on the Coast',
  step: 'Repaired',
  measure: { kind: 'promise', step: 'Repaired', where: 'region=Coast' },
  compareWith: 'region!=Coast',
  startsOn: '2026-05-01',
  checkOn: '2026-09-01',
});

/** One decision from its claim to its verdict: gives how likely it was to be seen, and the verdict. */
export async function decideAndCheck(house: TestHouse): Promise<unknown> {
  const today = await house.services.now(house.workspaceId);
  await house.setClock(new Date('2026-04-15T09:00:00Z'));
  const title = 'Reserve the part before the visit is planned';
  const { id } = await house.answer(writeDecision, { body: { title, claim, submit: true } }, ana);
  const params = { id };
  const { voices } = await house.answer(openVoices, { params }, ben);
  await house.answer(approveDecision, { params }, ben);
  await house.setClock(new Date('2026-05-02T09:00:00Z'));
  await house.answer(runChecksOperation, { body: {} }, ben);
  await house.setClock(today);
  await house.answer(runChecksOperation, { body: {} }, ben);
  const { contribution, state } = await house.answer(showDecision, { params }, ana);
  const { verdict, foresight } = contribution;
  // Which three voices were drawn goes with the decision's id, which is another in each house.
  return { state, foresight, verdict: { ...verdict, id: '' }, voices: voices.length };
}
