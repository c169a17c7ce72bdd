import { showHome } from '../../src/align/cadence/contract.ts';
import { judgeOperation, listOrphans } from '../../src/align/contributions/contract.ts';
import type { AskOf, Operation } from '../../src/kernel/operation.ts';
import * as findings from '../../src/understand/findings/contract.ts';
import * as journeys from '../../src/understand/journeys/contract.ts';
import * as scores from '../../src/understand/scores/contract.ts';
import { measure } from '../../src/understand/scores/index.ts';
import type { TestHouse } from '../house.ts';

/** One thing a person can ask, by name. */
type Asked = readonly [name: string, ask: (house: TestHouse) => Promise<unknown>];

const question = <O extends Operation>(name: string, operation: O, input: Partial<AskOf<O>> = {}): Asked => [
  name,
  (house) => house.answer(operation, input),
];
const recommend = { params: { metric: 'recommend' } };
const over = { from: new Date('2026-01-01'), to: new Date('2026-06-01') };

/** Every answer the product gives about customers, over the API, on the demo company. */
export const everythingAsked: readonly Asked[] = [
  question('journeys', journeys.describeJourneys, { query: { variants: 'all' } }),
  question('journeys with promises', journeys.describeJourneys, { query: { promises: true } }),
  question('journeys of a few', journeys.describeJourneys, {
    query: { promises: true, where: 'journey=Repair,region=Coast,step!="Visit moved"' },
  }),
  question('the map', journeys.showMap, { query: { paths: 0.6 } }),
  question('the map with promises', journeys.showMap, { query: { promises: true, metric: 'recommend' } }),
  question('promises', journeys.listPromises, { query: { where: 'recommend<=6' } }),
  question('episodes', journeys.listEpisodes, { query: { limit: 100 } }),
  question('episodes behind others', journeys.listEpisodes, { query: { others: 0.6, promises: true } }),
  question('episodes behind a promise', journeys.listEpisodes, {
    query: { promise: 'Repaired', state: 'missed' },
  }),
  [
    'episodes page by page, and whom they belong to',
    async (house) => {
      const first = await house.answer(journeys.listEpisodes, { query: { step: 'Activated', limit: 3 } });
      const cursor = first.next ?? '';
      const next = await house.answer(journeys.listEpisodes, {
        query: { step: 'Activated', limit: 3, cursor },
      });
      const people = [...first.episodes, ...next.episodes].map(({ customer }) => customer);
      const lives = [];
      for (const customer of people) lives.push(await timelineOf(house, customer));
      return { first, next, lives };
    },
  ],
  question('compared journeys', journeys.compareJourneys, {
    query: { a: 'visit_by=contractor', b: 'visit_by="own technician"', promises: true },
  }),
  question('fields', journeys.listFields),
  question('metrics', scores.listMetrics),
  question('a score by month', scores.showScores, { ...recommend, query: { period: 'month' } }),
  question('a score by region', scores.showScores, {
    params: { metric: 'recommend:mean' },
    query: { by: 'region', per: 'episode' },
  }),
  question('a score by path', scores.showScores, {
    params: { metric: 'ease:ces' },
    query: { by: 'variant', where: 'journey=Repair' },
  }),
  question('compared scores', scores.compareScores, {
    ...recommend,
    query: { a: 'region=Coast', b: 'region!=Coast' },
  }),
  question('voices beside a score', scores.voicesBeside, { ...recommend, query: {} }),
  question('drivers', scores.showDrivers, { ...recommend, query: {} }),
  question('named drivers', scores.showDrivers, {
    ...recommend,
    query: { of: 'missed:Installed,step:Price confirmed,duration', where: 'journey="Order to first bill"' },
  }),
  [
    'findings with their voices and people',
    async (house) => {
      const { run, findings: found } = await house.answer(findings.listFindings, { query: {} });
      const behind = [];
      for (const { id } of found) {
        behind.push(await house.answer(findings.voicesOfFinding, { params: { id } }));
        behind.push(await house.answer(findings.peopleOfFinding, { params: { id }, query: { limit: 20 } }));
      }
      return { run: { ...run, seconds: 0 }, found, behind };
    },
  ],
  question('causes', findings.listCauses, recommend),
  question('what nobody answers', listOrphans),
  question('the home', showHome),
  question('a claim judged before it is made', judgeOperation, {
    body: {
      language: 'en',
      claim: {
        step: 'Installed',
        direction: 'lower',
        size: 0.1,
        measure: { kind: 'promise', step: 'Installed', where: 'region=Coast' },
        startsOn: '2026-12-01',
        checkOn: '2027-06-01',
      },
    },
  }),
  [
    'measures',
    ({ services, workspaceId }) =>
      Promise.all([
        measure(services, workspaceId, { kind: 'score', metric: 'recommend', stat: 'nps' }, over),
        measure(services, workspaceId, { kind: 'promise', step: 'Installed' }, over),
        measure(services, workspaceId, { kind: 'share', of: 'step="Ask about bill"' }, over),
      ]),
  ],
];

/** A customer's timeline without when it was brought in, which is another moment in each house. */
async function timelineOf(house: TestHouse, customer: string): Promise<unknown> {
  const timeline = await house.answer(journeys.showCustomer, { params: { customer }, query: {} });
  return JSON.parse(
    JSON.stringify(timeline, (key, value) => (key === 'importedAt' ? null : value)),
  ) as unknown;
}
