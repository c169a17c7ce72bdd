import { describe, expect, test } from 'vitest';
import type { Claim, DraftClaim } from './claim.contract.ts';
import { judgeContribution, statementOf, wholeClaim } from './judge-contribution.ts';

const whole: Claim = {
  segment: 'growing households',
  step: 'Repair',
  affected: 'households waiting for a repair',
  direction: 'lower',
  size: 0.04,
  measure: { kind: 'promise', step: 'Repair', where: 'region=North' },
  startsOn: '2026-01-01',
  checkOn: '2026-04-01',
  because: 'the part is on the van before a date is promised',
  notice: 'one visit on the day they were told, not two',
  employees: [{ function: 'Planning', effect: 'loses the hour of phoning depots' }],
  suppliers: { effect: 'weekly forecast instead of daily calls' },
  investors: { noneBecause: 'no new stock is bought' },
  community: { noneBecause: 'no new traffic' },
};
const judge = (
  claim: DraftClaim,
  more: { finding?: string; earlier?: string[]; language?: 'en' | 'es' } = {},
) =>
  judgeContribution(claim, { steps: ['Repair'], earlier: [], language: 'en', ...more }).map(
    ({ field, code }) => `${field}: ${code}`,
  );

describe('a contribution is judged', () => {
  test('one that says everything has no remark', () => {
    expect(judge(whole)).toEqual([]);
    expect(wholeClaim(whole)).toEqual(whole);
  });

  test('whatever is missing is named', () => {
    const { notice: _, checkOn: __, ...rest } = whole;
    expect(judge(rest)).toEqual(['checkOn: missing', 'notice: missing']);
    expect(wholeClaim(rest)).toBeNull();
    expect(judge({})).toHaveLength(14);
  });

  test('placeholders are no people, no step, no effect', () => {
    expect(judge({ ...whole, segment: 'everyone', step: 'n/a', community: { effect: 'none' } })).toEqual([
      'segment: no-people',
      'step: no-step',
      'community: missing',
    ]);
    expect(judge({ ...whole, employees: [{ function: 'Planning', effect: 'fine' }] })).toEqual([
      'employees.0.effect: too-short',
    ]);
  });

  test('dates far apart enough, sizes in the measure’s unit', () => {
    expect(judge({ ...whole, checkOn: '2026-01-03' })).toEqual(['checkOn: dates']);
    expect(judge({ ...whole, size: 4 })).toEqual(['size: size']);
    expect(judge({ ...whole, smallestUseful: 0.05 })).toEqual(['size: size']);
  });

  test('filters that are not understood, and a comparison group that is touched', () => {
    expect(judge({ ...whole, compareWith: 'region' })).toEqual(['compareWith: filter']);
    expect(judge({ ...whole, compareWith: 'region=North' })).toEqual(['compareWith: same-group']);
    expect(
      judge({ ...whole, measure: { kind: 'promise', step: 'Repair' }, compareWith: 'region=South' }),
    ).toEqual(['compareWith: same-group']);
  });

  test('copies are refused, in the language of the reader', () => {
    expect(judge(whole, { earlier: [statementOf(whole)] })).toEqual(['because: copy-of-earlier']);
    const [remark] = judgeContribution(
      { ...whole, because: 'Mejora la experiencia del cliente', notice: 'estarán más contentos' },
      { steps: [], earlier: [], language: 'es' },
    );
    expect(remark?.advice).toBe(
      '«mejora la experiencia» no dice nada comprobable: nombre el paso, a quién afecta y qué notará.',
    );
  });
});
