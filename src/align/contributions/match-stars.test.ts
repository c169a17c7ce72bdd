import { describe, expect, test } from 'vitest';
import type { AnsweredFinding } from './ask-findings.ts';
import type { Verdict, WorkItem } from './contract.ts';
import { drawLine } from './draw-line.ts';
import { matchStars, type SourcedContribution } from './match-stars.ts';

const now = new Date('2026-03-11T12:00:00Z');
const finding = (id: string, more: Partial<AnsweredFinding> = {}): AnsweredFinding => ({
  id,
  sentence: `${id} hurts.`,
  sentences: { en: `${id} hurts.`, es: `${id} duele.` },
  label: { en: id, es: id },
  function: 'Planning',
  step: 'Repair',
  customers: 120,
  since: new Date('2026-03-01T00:00:00Z'),
  state: 'unchanged',
  hurts: true,
  evidence: [],
  measures: [],
  where: null,
  ...more,
});
const contribution = (
  findingId: string | null,
  state: string,
  outcome: Verdict['outcome'] | null = null,
): SourcedContribution => ({
  id: `c-${findingId}-${state}`,
  sourceKind: 'decision',
  sourceId: `d-${findingId}-${state}`,
  claim: { step: 'Repair' },
  evidence: [],
  registeredAt: now,
  foresight: null,
  inEffectFrom: null,
  checkOn: null,
  verdict: outcome === null ? null : ({ id: `v-${findingId}`, outcome } as Verdict),
  source: {
    kind: 'decision',
    id: `d-${findingId}-${state}`,
    title: `Decision on ${findingId}`,
    state,
    function: 'Planning',
    findingId,
    findingSaid: null,
    by: 'Ana',
  },
});
const work = (title: string, serves: WorkItem['serves'] = null): WorkItem => ({
  id: `w-${title}`,
  title,
  function: 'Sales',
  cost: 10,
  currency: 'EUR',
  serves,
  createdAt: now.toISOString(),
});

describe('the two orphan lists', () => {
  test('a finding is answered by work that is under way, and by work that worked', () => {
    const findings = ['a', 'b', 'c', 'd'].map((id) => finding(id));
    const contributions = [
      contribution('a', 'submitted'),
      contribution('b', 'draft'),
      contribution('c', 'checked', 'confirmed'),
      contribution('d', 'checked', 'not-detectable'),
    ];
    const { unanswered } = matchStars(findings, contributions, [], now);
    expect(unanswered.map(({ finding: id, days }) => [id, days])).toEqual([
      ['b', 10],
      ['d', 10],
    ]);
    expect(unanswered[1]?.tried).toMatchObject([{ outcome: 'not-detectable' }]);
  });

  test('what helps customers, or flaws a survey, asks for no answer', () => {
    expect(matchStars([finding('a', { hurts: false })], [], [], now).unanswered).toEqual([]);
  });

  test('work names its customer through a finding, or a decision that is alive', () => {
    const items = [
      work('nobody'),
      work('finding', { kind: 'finding', id: 'a' }),
      work('alive', { kind: 'decision', id: 'd-a-submitted' }),
      work('dead', { kind: 'decision', id: 'd-b-withdrawn' }),
    ];
    const contributions = [
      contribution('a', 'submitted'),
      contribution('b', 'withdrawn'),
      contribution(null, 'contribution-missing'),
    ];
    const { withoutCustomer } = matchStars([], contributions, items, now);
    expect(withoutCustomer.map(({ title }) => title)).toEqual(['nobody', 'dead', 'Decision on null']);
  });
});

describe('the line of sight', () => {
  const sight = {
    findings: [finding('a'), finding('alone')],
    contributions: [contribution('a', 'checked', 'confirmed')],
    work: [work('vans', { kind: 'decision', id: 'd-a-checked' }), work('tablets')],
    now,
  };
  test('is the same line from the finding, the contribution, the decision, the verdict and the work', () => {
    const lines = ['a', 'c-a-checked', 'd-a-checked', 'v-a', 'w-vans'].map((id) => drawLine(id, sight));
    expect(lines.map((trace) => trace?.asked.kind)).toEqual([
      'finding',
      'contribution',
      'decision',
      'verdict',
      'work',
    ]);
    for (const trace of lines) expect(trace?.lines).toEqual(lines[0]?.lines);
    expect(lines[0]?.lines[0]).toMatchObject({
      customers: { count: 120, step: 'Repair' },
      work: [{ title: 'vans' }],
    });
  });
  test('says what is missing', () => {
    expect(drawLine('alone', sight)?.gaps).toEqual(['No decision answers it yet.']);
    expect(drawLine('w-tablets', sight)?.gaps).toEqual([
      'It names no finding of customers.',
      'No decision says what it changes for customers.',
    ]);
    expect(drawLine('nothing', sight)).toBeNull();
  });
});
