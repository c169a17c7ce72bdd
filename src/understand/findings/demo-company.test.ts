import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoCompany, writeCompany } from '../../../examples/telecom/generate.ts';
import { mappingOfTable } from '../../../examples/telecom/mapping.ts';
import type { MetricFacts } from './effects/outcomes.ts';
import { atOnce, type Looked, look } from './look.ts';
import { type Draft, describeStories } from './stories/describe-stories.ts';
import {
  type EpisodeRow,
  type EpisodeTable,
  type StepFacts,
  states,
  tableBuilder,
} from './table/episode-table.ts';

const metrics: MetricFacts[] = [
  { name: 'recommend', low: 0, high: 10, sumUp: 'nps' },
  { name: 'ease', low: 1, high: 7, sumUp: 'ces' },
];
const attributes = ['journey', 'segment', 'region', 'product', 'visit_by', 'crew'];
const end = demoCompany.to;

function records(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.includes('"')
      ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1] ?? m[2] ?? '')
      : line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

/** The demo company's files as episodes, straight by their mappings; the stores are not part of this story. */
function tableOf(folder: string, files: readonly ('orders' | 'repairs' | 'bills')[]): EpisodeTable {
  const steps = new Map<string, number>();
  const facts: (StepFacts & { name: string })[] = [];
  const numberOf = (name: string, more: Partial<StepFacts>) => {
    let step = steps.get(name);
    if (step === undefined) {
      step = steps.size;
      steps.set(name, step);
      facts.push({ name, function: '', voice: false });
    }
    facts[step] = { ...(facts[step] as StepFacts), ...more };
    return step;
  };
  const literal = (value: unknown, row: Record<string, string>) =>
    typeof value === 'object' && value !== null
      ? (row[(value as { column: string }).column] ?? '')
      : String(value ?? '');
  const time = (text: string | undefined) => (text ? Date.parse(`${text.replace(' ', 'T')}Z`) : Number.NaN);
  const rows: EpisodeRow[] = [];
  for (const name of files) {
    const mapping = mappingOfTable(name);
    for (const row of records(join(folder, `${name}.csv`))) {
      const walk: [number, number, number][] = [];
      const scored: [number, number, number][] = [];
      const due: [number, number][] = [];
      mapping.moments.forEach((moment, declared) => {
        if (moment.kind === 'told') return;
        const owner = literal(moment.function, row);
        if (moment.kind === 'promise') {
          const by = time(row[moment.due ?? '']);
          const step = numberOf(String(moment.step), { promisedBy: owner });
          if (!Number.isNaN(by)) due.push([step, by]);
          return;
        }
        const at = time(row[moment.at ?? '']);
        if (Number.isNaN(at)) return;
        const voice = moment.kind === 'voice';
        walk.push([at, declared, numberOf(String(moment.step), { function: owner, voice })]);
        metrics.forEach((metric, m) => {
          const value = row[metric.name] ?? '';
          if (voice && value !== '') scored.push([m, Number(value), at]);
        });
      });
      walk.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      const start = walk[0]?.[0] ?? 0;
      const metAt = (step: number) => walk.find((each) => each[2] === step)?.[0];
      rows.push({
        customer: row.customer_id ?? '',
        steps: walk.map(([, , step]) => step),
        times: walk.map(([at]) => at - start),
        promiseSteps: due.map(([step]) => step),
        promiseStates: due.map(([step, by]) => {
          const met = metAt(step);
          const state = met === undefined ? (by >= end ? 'open' : 'broken') : met <= by ? 'kept' : 'late';
          return states.indexOf(state);
        }),
        promiseDue: due.map(([, by]) => by - start),
        metrics: scored.map(([m]) => m),
        values: scored.map(([, value]) => value),
        scoreTimes: scored.map(([, , at]) => at - start),
        attributes: attributes.map((attribute) => literal(mapping.attributes?.[attribute], row)),
      });
    }
  }
  const builder = tableBuilder({ steps: facts, metrics: metrics.map((metric) => metric.name), attributes });
  for (const row of rows) builder.add(row);
  return builder.done();
}

async function lookAt(
  seed: number,
  customers: number,
  files: Parameters<typeof tableOf>[1] = ['orders', 'repairs', 'bills'],
): Promise<{ looked: Looked; table: EpisodeTable; cpuSeconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'sirius-vela-'));
  try {
    await writeCompany({ ...demoCompany, seed, customers }, folder);
    const table = tableOf(folder, files);
    const since = process.cpuUsage();
    const looked = atOnce(look(table, metrics));
    const { user, system } = process.cpuUsage(since);
    return { looked, table, cpuSeconds: (user + system) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const seeds = Array.from({ length: 20 }, (_, i) => 1844 + i);
/** Part of the stories that must be there at every seed, by subject. */
const truths = [
  'missed:Repair:Repaired',
  'skipped:Repair:Part reserved',
  'skipped:Order to first bill:Price confirmed',
  'waited:Order to first bill:Installed:Activated',
  'missed:Order to first bill:Installed',
  'segment:region:Coast',
];

describe('the planted truths of the demo company', () => {
  const told = new Map<number, Draft['finding'][]>();
  const findingsAt = async (seed: number, customers = 4000) => {
    // Bills are most of the rows, and none of these truths.
    const { looked, table } = await lookAt(seed, customers, ['orders', 'repairs']);
    return describeStories(table, looked).map(({ finding }) => finding);
  };

  it('finds every cause at every one of 20 seeds', async () => {
    for (const seed of seeds) told.set(seed, await findingsAt(seed));
    for (const [seed, findings] of told) {
      const subjects = findings.map(({ subject }) => subject);
      expect([seed, truths.filter((truth) => !subjects.includes(truth))]).toEqual([seed, []]);
    }
  }, 240_000);

  it('flags the tempting null in one of 20 at most, and so the confounder', () => {
    const flagged = (subject: RegExp) =>
      [...told.values()].filter((findings) => findings.some((each) => subject.test(each.subject))).length;
    expect(told.size).toBe(20);
    expect(flagged(/Welcome call$/)).toBeLessThanOrEqual(1);
    expect(flagged(/visit_by/)).toBeLessThanOrEqual(1);
    expect(flagged(/^segment:crew/)).toBeLessThanOrEqual(1);
  });

  it('names the early survey as a flaw, and says that the deep cause works through the promise', () => {
    for (const findings of told.values()) {
      const early = findings.find(({ kind }) => kind === 'early-survey');
      expect(early?.direction).toBe('measurement');
      const deep = findings.find(({ subject }) => subject === 'skipped:Repair:Part reserved');
      const direct = deep?.estimates.find(({ what }) => what === 'direct')?.estimate;
      expect(Math.abs(direct?.value ?? 9)).toBeLessThan(0.4 * Math.abs(deep?.estimate.value ?? 0));
      expect(deep?.stepsUpstream).toBeGreaterThanOrEqual(2);
      const coverage = deep?.coverage.find(({ of }) => of.startsWith('missed promise'));
      expect(coverage?.share.value).toBeGreaterThan(0.45);
      expect(coverage?.share.value).toBeLessThan(0.7);
    }
  });

  it('reads the whole company, two years of 20,000 customers, in a few seconds', async () => {
    const { looked, table, cpuSeconds } = await lookAt(demoCompany.seed, demoCompany.customers);
    const [first] = describeStories(table, looked).map(({ finding }) => finding);
    expect(first).toMatchObject({ subject: 'missed:Repair:Repaired', function: 'Field' });
    expect(first?.upstream[0]).toMatchObject({ step: 'Part reserved', function: 'Logistics' });
    // Processor time: others may be at work on this machine. Usually 2 to 3 seconds.
    expect(cpuSeconds).toBeLessThan(10);
  }, 60_000);
});
