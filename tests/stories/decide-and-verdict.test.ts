import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteLook, showHome } from '../../src/align/cadence/contract.ts';
import type { DraftClaim } from '../../src/align/contributions/claim.contract.ts';
import {
  importWork,
  judgeOperation,
  linkWork,
  listOrphans,
  traceOperation,
} from '../../src/align/contributions/contract.ts';
import {
  approveDecision,
  blankDecision,
  commentDecision,
  editDecision,
  listDecisions,
  openVoices,
  runChecksOperation,
  showDecision,
  submitDecision,
  writeDecision,
} from '../../src/align/decisions/contract.ts';
import { listFindings } from '../../src/understand/findings/contract.ts';
import { given } from '../../src/understand/journeys/given.ts';
import { ana, ben, reserveThePart } from '../claims.ts';
import { type Asking, openHouse, type TestHouse } from '../house.ts';
import { repairsUntil } from './repairs.ts';

const cleo: Asking = { as: 'employee', userId: 'cleo', name: 'Cleo' };

const claim = reserveThePart({
  segment: 'households in the North',
  step: 'Technician visits',
  measure: { kind: 'promise', step: 'Technician visits', where: 'region=North' },
  compareWith: 'region=South',
  startsOn: '2026-01-01',
  checkOn: '2026-04-01',
});

let house: TestHouse;
let decision = '';
let finding = '';
const at = (id = decision) => ({ params: { id } });

beforeAll(async () => {
  house = await openHouse({ clock: '2025-12-15T09:00:00Z' });
  await repairsUntil(house, '2025-12-15', '2026-01-01');
});
afterAll(() => house.close());

describe('Ana sees a finding', () => {
  test('found unasked: the promised visit is missed, and nobody answers it yet', async () => {
    const { findings } = await house.answer(listFindings, {}, ana);
    const missed = findings.find(({ kind }) => kind === 'missed-promise');
    expect(missed).toMatchObject({ step: 'Technician visits', direction: 'hurts' });
    finding = missed?.id ?? '';
    const { unanswered } = await house.answer(listOrphans, {}, ana);
    expect(unanswered.map((one) => one.finding)).toContain(finding);
    const home = await house.answer(showHome, {}, { ...ana, userId: 'anas first look' });
    expect(home.findings).toContainEqual({ finding, change: 'new' });
  });

  test('the form begins with what the finding knows', async () => {
    const blank = await house.answer(blankDecision, { query: { finding } }, ana);
    expect(blank).toMatchObject({
      finding: { id: finding },
      function: 'Planning',
      claim: {
        step: 'Technician visits',
        direction: 'lower',
        measure: { kind: 'promise', step: 'Technician visits' },
      },
    });
    expect(await house.ask(blankDecision, { query: { finding: 'invented' } }, ana)).toMatchObject({
      refused: 'no-such-finding',
    });
  });
});

describe('Ana decides', () => {
  test('the form refuses "improves customer experience", with advice where the eye is', async () => {
    const vague: DraftClaim = {
      ...claim,
      because: 'Improves customer experience',
      notice: 'They will be more satisfied',
    };
    const judged = await house.answer(judgeOperation, { body: { claim: vague, language: 'en' } }, ana);
    expect(judged.remarks).toMatchObject([{ field: 'because', code: 'boilerplate' }]);
    expect(judged.remarks[0]?.advice).toMatch(/name the step, who is affected and what they will notice/);
    const refused = await house.ask(
      writeDecision,
      { body: { title: 'Delight', claim: vague, submit: true } },
      ana,
    );
    expect(refused).toMatchObject({ refused: 'contribution-missing' });
    expect(await house.answer(listDecisions, {}, ana)).toEqual([]);
  });

  test('she is shown whether it could be seen before she submits', async () => {
    const { foresight, remarks, sentence } = await house.answer(
      judgeOperation,
      { body: { claim, language: 'en' } },
      ana,
    );
    expect(remarks).toEqual([]);
    expect(foresight).toMatchObject({ rung: 'comparison-group', seen: false });
    expect(foresight?.baseline.value).toBeCloseTo(0.3, 1);
    expect(foresight?.smallest).toBeGreaterThan(0.15);
    expect(foresight?.say).toMatch(/too small to see/);
    expect(sentence).toMatch(/^For households in the North at Technician visits, it will lower/);
    const alone = await house.answer(
      judgeOperation,
      { body: { claim: { ...claim, compareWith: undefined, size: 0.2 }, language: 'en' } },
      ana,
    );
    expect(alone.foresight).toMatchObject({ rung: 'before-after', seen: true });
  });

  test('a draft with gaps waits for its contribution, and an edit completes it', async () => {
    const { notice: _, ...half } = claim;
    const draft = await house.answer(
      writeDecision,
      {
        body: { title: 'Reserve the part before the visit is planned', finding, claim: half, submit: false },
      },
      ana,
    );
    expect(draft).toMatchObject({
      state: 'contribution-missing',
      remarks: [{ field: 'notice', code: 'missing' }],
    });
    decision = draft.id;
    const orphans = await house.answer(listOrphans, {}, cleo);
    expect(orphans.withoutCustomer).toMatchObject([{ kind: 'decision', id: decision }]);
    expect(orphans.unanswered.map((one) => one.finding)).toContain(finding);
    expect(await house.ask(submitDecision, at(), ana)).toMatchObject({ refused: 'contribution-missing' });
    const edited = await house.answer(editDecision, { ...at(), body: { claim } }, ana);
    expect(edited).toMatchObject({ state: 'draft', remarks: [] });
  });

  test('submitted, its measure, size and dates are registered; a double click is one click', async () => {
    const submitted = await house.answer(submitDecision, at(), ana);
    expect(submitted).toMatchObject({
      state: 'submitted',
      retroactive: false,
      contribution: { state: 'claimed' },
    });
    const { unanswered } = await house.answer(listOrphans, {}, cleo);
    expect(unanswered.map((one) => one.finding)).not.toContain(finding);
    const again = await house.answer(submitDecision, at(), ana);
    expect(again.history).toHaveLength(submitted.history.length);
    expect(
      await house.ask(editDecision, { ...at(), body: { claim: { ...claim, size: 0.01 } } }, ana),
    ).toMatchObject({
      refused: 'registered',
    });
    const edit = house.services.records.inWorkspace(house.workspaceId, (tx) =>
      sql`UPDATE contributions SET claim = claim || '{"size": 0.01}' WHERE source_id = ${decision}::uuid`.execute(
        tx,
      ),
    );
    await expect(edit).rejects.toThrow(/registered contribution cannot be edited/);
  });
});

describe('Ben, not Ana, approves', () => {
  test('nobody approves their own, an employee not at all, and Ben not before he has listened', async () => {
    const own = { as: ['cx-lead', 'approver'], userId: 'ana', name: 'Ana' } as const;
    await house.answer(openVoices, at(), own);
    expect(await house.ask(approveDecision, at(), own)).toMatchObject({
      refused: 'own-decision',
      kind: 'forbidden',
    });
    expect(await house.ask(approveDecision, at(), cleo)).toMatchObject({ refused: 'not-allowed' });
    expect(await house.ask(approveDecision, at(), ben)).toMatchObject({ refused: 'voices-unopened' });
  });

  test('three voices nobody chose, one of them dissenting; then he approves, once', async () => {
    const { voices } = await house.answer(openVoices, at(), ben);
    expect(voices).toHaveLength(3);
    expect(voices.filter(({ dissenting }) => dissenting)).toHaveLength(1);
    expect(voices.every(({ text }) => text.length > 11)).toBe(true);
    expect((await house.answer(openVoices, at(), cleo)).voices).toEqual(voices);
    const [once, twice] = await Promise.all([
      house.answer(approveDecision, at(), ben),
      house.answer(approveDecision, at(), ben),
    ]);
    expect(once).toMatchObject({ state: 'approved', approvedBy: 'Ben' });
    expect(twice.history.filter(({ move }) => move === 'approve')).toHaveLength(1);
  });

  test('it is in effect from its start, by the calendar', async () => {
    await house.setClock(new Date('2026-01-02T00:00:00Z'));
    const checks = await house.answer(runChecksOperation, { body: {} }, ben);
    expect(checks.started).toMatchObject([{ decision }]);
    expect(checks.written).toEqual([]);
    expect(await house.answer(showDecision, at(), cleo)).toMatchObject({ state: 'in-effect', may: [] });
  });
});

describe('at the check date', () => {
  test('it waits for the records of customers', async () => {
    await house.setClock(new Date('2026-04-01T06:00:00Z'));
    // Another file reaches further: that does not tell of repairs.
    await given(house.services, house.workspaceId, [
      { episode: 'order 1', step: 'Ordered', at: '2026-04-01T05:00:00Z' },
    ]);
    const checks = await house.answer(runChecksOperation, { body: {} }, ben);
    expect(checks.written).toEqual([]);
    expect(checks.waiting).toMatchObject([{ decision, checkOn: '2026-04-01' }]);
    expect(await house.answer(showDecision, at(), ana)).toMatchObject({ contribution: { state: 'due' } });
  });

  test('then the verdict is written from moments, by itself', async () => {
    await repairsUntil(house, '2026-04-01', '2026-01-01');
    const shown = await house.answer(showDecision, at(), ana);
    expect(shown).toMatchObject({ state: 'checked', contribution: { state: 'confirmed' } });
    const { verdict } = shown.contribution;
    expect(verdict).toMatchObject({ outcome: 'confirmed', rung: 'comparison-group' });
    expect(verdict?.effect.value).toBeCloseTo(-0.2, 1);
    expect(verdict?.readings).toHaveLength(4);
    expect(shown.history.at(-1)).toMatchObject({ who: 'The calendar', move: 'check', to: 'checked' });
  });

  test('nobody can change it: not by the API, not in the store; a second check writes nothing', async () => {
    expect((await house.answer(runChecksOperation, { body: {} }, ben)).written).toEqual([]);
    for (const statement of [sql`UPDATE verdicts SET outcome = 'opposite'`, sql`DELETE FROM verdicts`]) {
      const tried = house.services.records.inWorkspace(house.workspaceId, (tx) => statement.execute(tx));
      await expect(tried).rejects.toThrow(/written once/);
    }
    const commented = await house.answer(
      commentDecision,
      { ...at(), body: { text: 'The South wants it too.' } },
      cleo,
    );
    expect(commented.comments).toMatchObject([{ who: 'Cleo', text: 'The South wants it too.' }]);
    expect(commented.contribution.verdict?.outcome).toBe('confirmed');
  });

  test('the line of sight runs both ways', async () => {
    const trace = await house.answer(traceOperation, at(), cleo);
    expect(trace).toMatchObject({ asked: { kind: 'decision' }, gaps: [] });
    expect(trace.lines[0]).toMatchObject({
      customers: { step: 'Technician visits' },
      finding: { id: finding, function: 'Planning' },
      source: { state: 'checked', by: 'Ana' },
      verdict: { outcome: 'confirmed' },
    });
    const forth = await house.answer(traceOperation, at(finding), cleo);
    expect(forth).toMatchObject({ asked: { kind: 'finding' }, lines: trace.lines });
    const back = await house.answer(traceOperation, at(trace.lines[0]?.verdict?.id), cleo);
    expect(back.asked.kind).toBe('verdict');
    expect(await house.ask(traceOperation, at('nothing'), cleo)).toMatchObject({ refused: 'not-found' });
  });
});

test('another company sees nothing of it', async () => {
  const elsewhere = { ...ana, workspaceId: await house.otherWorkspace() };
  expect(await house.answer(listDecisions, {}, elsewhere)).toEqual([]);
  expect(await house.ask(showDecision, at(), elsewhere)).toMatchObject({ refused: 'not-found' });
});

describe('the home', () => {
  test('shows what moved, what was read, and where the two stars do not meet', async () => {
    const home = await house.answer(showHome, {}, ben);
    expect(home).toMatchObject({ firstDay: false, since: null, toApprove: [], checks: [] });
    expect(home.verdicts).toMatchObject([{ decision, outcome: 'confirmed' }]);
    expect(home.promises).toMatchObject([{ measure: { kind: 'promise', step: 'Technician visits' } }]);
    expect(home.scores).toMatchObject([{ measure: { metric: 'satisfaction' } }]);
    const csv = 'title;function;cost\nStore tablets;Sales;1 400 000\n;Sales;3\nNew intranet;IT;a lot\n';
    expect(await house.answer(importWork, { body: { csv } }, ana)).toEqual({
      read: 3,
      accepted: 1,
      duplicate: 0,
      refused: [
        { row: 3, reason: 'The title is empty.' },
        { row: 4, reason: 'The cost "a lot" is no amount.' },
      ],
    });
    const nobodys = 'title,finding,decision\nA,no-such-finding,\nB,,3f0d8a44-0000-4000-8000-000000000000\n';
    expect(await house.answer(importWork, { body: { csv: nobodys } }, ana)).toMatchObject({
      accepted: 0,
      refused: [
        { row: 2, reason: 'There is no finding with the id "no-such-finding".' },
        { row: 3, reason: 'There is no decision with the id "3f0d8a44-0000-4000-8000-000000000000".' },
      ],
    });
    const { orphans } = await house.answer(showHome, {}, ben);
    expect(orphans.withoutCustomer).toMatchObject([
      { kind: 'work', title: 'Store tablets', cost: 1_400_000 },
    ]);
    const id = orphans.withoutCustomer[0]?.id ?? '';
    await house.answer(
      linkWork,
      { params: { id }, body: { serves: { kind: 'decision', id: decision } } },
      ana,
    );
    expect((await house.answer(listOrphans, {}, cleo)).withoutCustomer).toEqual([]);
    const trace = await house.answer(traceOperation, at(id), cleo);
    expect(trace).toMatchObject({ asked: { kind: 'work' }, lines: [{ source: { id: decision } }] });
  });

  test('after a look, only what came later is news', async () => {
    await house.answer(noteLook, {}, ben);
    await house.setClock(new Date('2026-04-03T06:00:00Z'));
    expect(await house.answer(showHome, {}, ben)).toMatchObject({
      since: '2026-04-01T06:00:00.000Z',
      verdicts: [],
    });
  });

  test('on the first day it teaches', async () => {
    const elsewhere = { ...ana, workspaceId: await house.otherWorkspace() };
    expect(await house.answer(showHome, {}, elsewhere)).toMatchObject({
      firstDay: true,
      scores: [],
      findings: [],
    });
  });
});
