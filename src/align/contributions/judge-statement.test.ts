import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judgeStatement } from './judge-statement.ts';

const labelled = JSON.parse(
  readFileSync(new URL('./labelled-statements.json', import.meta.url), 'utf8'),
) as Record<'good' | 'bad', string[]>;

const good =
  'Customers waiting for a repair get the technician’s name by text the evening before, because the part is on the van.';

describe('a statement is judged', () => {
  test('as people labelled it: at least 95 % of more than 100 English and Spanish statements', () => {
    const refusedGood = labelled.good.filter((text) => judgeStatement(text) !== null);
    const acceptedBad = labelled.bad.filter((text) => judgeStatement(text) === null);
    const all = labelled.good.length + labelled.bad.length;
    expect(all).toBeGreaterThanOrEqual(100);
    expect({ refusedGood, acceptedBad }).toMatchObject({ acceptedBad: [] });
    expect(1 - refusedGood.length / all).toBeGreaterThanOrEqual(0.95);
  });

  test.each([
    ['Improves customer experience', 'boilerplate'],
    ['Mejora la experiencia del cliente', 'boilerplate'],
    ['Customer first!', 'slogan'],
    ['Increase NPS by 5 points', 'metric-only'],
    ['Late deliveries will fall because fewer deliveries will be late.', 'circular'],
    ['Storekeepers stage the spare part overnight beside the van for the morning repair.', 'no-people'],
    ['Families with two dogs see a blue lamp beside the fountain every evening.', 'no-step'],
    ['Customers own a contract stored inside the basement vault in Zurich.', 'nothing-to-notice'],
    ['Repairs soon.', 'too-short'],
  ])('%s: %s', (text, code) => {
    expect(judgeStatement(text)?.code).toBe(code);
  });

  test('a copy of the finding, or nearly an earlier statement, says nothing new', () => {
    expect(judgeStatement(good)).toBeNull();
    expect(judgeStatement(good, { finding: `${good} Score 2 points lower.` })?.code).toBe('copy-of-finding');
    const nearly = good.replace('evening', 'day').replace('technician', 'engineer');
    expect(judgeStatement(nearly, { earlier: ['Something else.', good] })?.code).toBe('copy-of-earlier');
  });

  test('saying the measure again is circular', () => {
    const statement =
      'Fewer customers get a delivery after its promised date, deliveries keep the date promised.';
    expect(judgeStatement(statement, { measure: 'promise missed: delivery by promised date' })?.code).toBe(
      'circular',
    );
  });

  test('what the form names already need not be said again', () => {
    const statement =
      'Storekeepers stage the spare part overnight, so one visit and one signature are enough.';
    expect(judgeStatement(statement)?.code).toBe('no-people');
    expect(
      judgeStatement(statement, { named: { people: 'households with a repair', step: 'Repair' } }),
    ).toBeNull();
  });
});
