import { sql } from 'kysely';
import { type GivenMoment, given } from '../../src/understand/journeys/given.ts';
import type { TestHouse } from '../house.ts';

const day = 86_400_000;
const late = [
  'I waited from eight to six, then a text.',
  'The third visit, and still no part.',
  'Nobody called to say it moved.',
];
const kept = ['Quick and friendly, thank you very much.', 'He came when he said he would come.'];

/**
 * A year and a half of repairs in two regions: three in ten visits come late; in the North, from `helpedFrom` on,
 * one in ten. No chance involved: the same numbers each time.
 */
export async function repairsUntil(house: TestHouse, until: string, helpedFrom: string): Promise<void> {
  await house.services.records.inWorkspace(house.workspaceId, (tx) =>
    sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up)
        VALUES (${house.workspaceId}::uuid, 'satisfaction', 1, 5, 'mean') ON CONFLICT DO NOTHING`.execute(tx),
  );
  const moments: GivenMoment[] = [];
  const first = Date.parse('2025-01-01T08:00:00Z');
  const end = Date.parse(until);
  let number = 0;
  for (let at = first; at < end; at += day) {
    for (const region of ['North', 'South']) {
      for (let visit = 0; visit < 2; visit++) {
        number += 1;
        // Ten numbers in a shuffled order, so that every window holds the same share.
        const lot = (number * 7) % 10;
        const helped = region === 'North' && at >= Date.parse(helpedFrom);
        const isLate = lot < (helped ? 1 : 3);
        const customer = `${region} ${number}`;
        const common = { customer, episode: `repair ${number}`, attributes: { region } };
        const due = new Date(at + 2 * day);
        const visited = new Date(due.getTime() + (isLate ? 1 : -0.5) * day);
        moments.push(
          { ...common, step: 'Report fault', function: 'Care', at: new Date(at) },
          {
            ...common,
            kind: 'promise',
            step: 'Technician visits',
            function: 'Planning',
            at: new Date(at),
            due,
            declared: 1,
          },
        );
        if (visited.getTime() >= end) continue;
        moments.push({ ...common, step: 'Technician visits', function: 'Planning', at: visited });
        const words = isLate ? late : kept;
        const answered = new Date(visited.getTime() + day / 2);
        if (answered.getTime() < end) {
          moments.push({
            ...common,
            kind: 'voice',
            step: 'Customer answered',
            at: answered,
            text: `${words[number % words.length]}`,
            scores: { satisfaction: isLate ? 1 + (number % 2) : 4 + (number % 2) },
          });
        }
      }
    }
  }
  await given(house.services, house.workspaceId, moments, { now: new Date(until) });
}
