import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { demoCompany, writeCompany } from '../../../examples/telecom/generate.ts';
import { type Mapping, mappingShape } from '../listening/intake/mapping.contract.ts';
import type { MetricFacts } from './effects/outcomes.ts';
import { atOnce, type Looked, look } from './look.ts';
import { describeStories } from './stories/describe-stories.ts';
import {
  type EpisodeRow,
  type EpisodeTable,
  type StepFacts,
  states,
  tableBuilder,
} from './table/episode-table.ts';

const root = new URL('../../../examples/telecom/', import.meta.url);
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
function tableOf(folder: string): EpisodeTable {
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
  for (const name of ['orders', 'repairs', 'bills']) {
    const mapping: Mapping = mappingShape.parse(
      parse(readFileSync(new URL(`maps/${name}.map.yaml`, root), 'utf8')),
    );
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
): Promise<{ looked: Looked; table: EpisodeTable; ms: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'sirius-vela-'));
  try {
    await writeCompany({ ...demoCompany, seed, customers }, folder);
    const table = tableOf(folder);
    const since = performance.now();
    const looked = atOnce(look(table, metrics));
    return { looked, table, ms: performance.now() - since };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the demo company', () => {
  it('dump', async () => {
    const { looked, table, ms } = await lookAt(
      Number(process.env.SEED ?? 1844),
      Number(process.env.CUSTOMERS ?? 20000),
    );
    const name = (c: { subject: string; threshold?: number }) =>
      c.subject + (c.threshold ? `>${c.threshold}` : '');
    console.log('ms', ms, table.n, 'candidates', looked.candidates.length, 'tests', looked.tests.length);
    console.log(
      [...looked.asked].map((s) => table.steps[s]?.name),
      looked.kinds.map((k) => [k.family.name, k.family.members.length]),
    );
    for (const d of describeStories(table, looked))
      console.log(
        d.finding.weight.toFixed(1),
        d.finding.id,
        d.finding.sentences.en,
        '\n   ES',
        d.finding.sentences.es,
        '\n  ',
        d.finding.function,
        d.finding.stepsUpstream,
        d.finding.where,
        JSON.stringify(d.finding.measure),
        d.finding.rung,
        d.finding.also.map((a) => a.en),
      );
    for (const x of looked.explained)
      console.log(
        'EXPLAINED',
        name(x.effect.test.candidate),
        x.effect.test.outcome.kind,
        x.by.map(name).join('|'),
        x.effect.adjusted?.value,
        x.effect.adjusted?.p,
        x.effect.direct?.value,
      );
    expect(1).toBe(1);
  });
});
