import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import { hasSharedData, sharedJson, sharedPath } from '../../../../../tests/shared-data.ts';
import { startImport } from '../contract.ts';
import { type Files, imported, momentsOf, reported, uploaded } from '../given-files.ts';
import { parseMapping } from '../parse-mapping.ts';
import { applyAnswers } from './answers.contract.ts';
import { mappingText } from './mapping-text.ts';
import { proposeMapping } from './proposal.contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function proposalFor(files: Files) {
  const ids = await uploaded(house, files);
  return house.answer(proposeMapping, { body: { files: ids.map((upload) => ({ upload })) } });
}
const survey = (scores: (i: number) => number) =>
  [
    'day,nps,comment',
    ...Array.from({ length: 60 }, (_, i) => `2025-03-${(i % 28) + 1},${scores(i)},"I waited for visit ${i}"`),
  ]
    .join('\n')
    .replace(/2025-03-(\d),/g, '2025-03-0$1,');

describe('a file without a mapping', () => {
  it('is refused while a code off the scale is open, and comes in once it is answered', async () => {
    const file = { 'feedback.csv': survey((i) => (i % 12 === 11 ? 99 : i % 11)) };
    const [upload = ''] = await uploaded(house, file);
    const refused = await house.ask(startImport, { body: { files: [{ upload }] } });
    expect(refused).toMatchObject({ refused: 'unsure', say: expect.stringContaining('99') });

    const proposal = await proposalFor(file);
    const question = proposal.questions.findIndex((q) => q.about === 'blank-codes');
    const mapping = applyAnswers(proposal, { [question]: 'no-answer' });
    const report = reported(await imported(house, file, mapping));
    expect(report.files[0]).toMatchObject({ read: 60, accepted: 60, quarantined: 0 });
    const said = await momentsOf(
      house,
      "mapContains(scores, 'nps') AS scored, scores['nps'] AS nps",
      "step = 'Feedback answered'",
    );
    expect(said.filter((row) => row.scored)).toHaveLength(55);
    expect(Math.max(...said.map((row) => Number(row.nps)))).toBe(10);
  });

  it('that names nobody makes each row a person, once, however often it is handed in', async () => {
    const first = { 'anonymous.csv': survey((i) => i % 11) };
    expect(reported(await imported(house, first))).toMatchObject({
      moments: 60,
      customers: 60,
      episodes: 60,
    });
    const longer = {
      'anonymous.csv': `${survey((i) => i % 11)}\n2025-04-01,3,"Still waiting for somebody to come"`,
    };
    expect(reported(await imported(house, longer)).files[0]).toMatchObject({
      read: 61,
      accepted: 1,
      duplicate: 60,
    });
  });

  it('gives a mapping as text that reads back as the same mapping, whatever the file is called', async () => {
    const proposal = await proposalFor({
      'evil\u2028- x: 1.csv': survey((i) => (i % 12 === 11 ? -1 : i % 11)),
    });
    const text = mappingText(proposal);
    expect(text).toMatch(/^# Please answer before importing:/);
    expect(parseMapping(text)).toEqual(proposal.mapping);
  });

  it('that is not here is not found, and an agent may not bring data in', async () => {
    const missing = { body: { files: [{ upload: '00000000-0000-4000-8000-000000000000' }] } };
    expect(await house.ask(proposeMapping, missing)).toMatchObject({
      refused: 'unknown-upload',
      kind: 'not-found',
    });
    expect(await house.ask(proposeMapping, missing, { as: 'agent' })).toMatchObject({ kind: 'forbidden' });
  });
});

describe('the odd and broken event logs', () => {
  it('a nameless, timeless trace goes to quarantine with both reasons', async () => {
    const log = '<log><trace><event><string key="concept:name" value="a"/></event></trace></log>';
    const report = reported(await imported(house, { 'odd.xes': log }));
    expect(report.files[0]).toMatchObject({ read: 1, quarantined: 1 });
  });

  it.skipIf(!hasSharedData)('helpdesk: every ticket, step and hand-over as expected', async () => {
    const expected = sharedJson<{ cases: number; events: number; activity_counts: Record<string, number> }>(
      'journeys/expected/helpdesk.json',
    );
    const bytes = readFileSync(sharedPath('journeys/helpdesk.xes.gz'));
    const report = reported(await imported(house, { 'helpdesk.xes.gz': bytes }));
    expect(report).toMatchObject({ moments: expected.events, episodes: expected.cases });
    const steps = await momentsOf(house, 'step, attributes', "mapContains(attributes, 'service_level')");
    const counts: Record<string, number> = {};
    for (const { step } of steps) counts[String(step)] = (counts[String(step)] ?? 0) + 1;
    expect(counts).toEqual(expected.activity_counts);
  });
});
