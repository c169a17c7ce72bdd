import { expect, it } from 'vitest';
import { newId } from '../../../../kernel/ids.ts';
import { dropParcel, keepParcel, type Parcel, parcelsOf } from './parcels.ts';

const parcel = (user: string, workspace: string, keptAt: number): Parcel => ({
  id: newId(),
  workspace,
  user,
  draft: { kind: 'note', at: '2026-03-01T12:00:00Z', saw: `Of ${user}` },
  photos: [],
  keptAt,
});

it('on a phone of several people each finds only what is their own, in the company it was written for, oldest first', async () => {
  const [late, early, elsewhere, others] = [
    parcel('lea', 'one', 2),
    parcel('lea', 'one', 1),
    parcel('lea', 'two', 3),
    parcel('max', 'one', 4),
  ] as const;
  // No database here: the page's memory has to do.
  for (const each of [late, early, elsewhere, others]) expect(await keepParcel(each)).toBe(false);
  expect(await parcelsOf({ user: 'lea', workspace: 'one' })).toEqual([early, late]);
  expect(await parcelsOf({ user: 'max', workspace: 'one' })).toEqual([others]);
  expect(await parcelsOf({ user: 'max', workspace: 'two' })).toEqual([]);
  await dropParcel(early.id);
  expect(await parcelsOf({ user: 'lea', workspace: 'one' })).toEqual([late]);
});
