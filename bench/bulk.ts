import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLog } from './log.ts';
import { type Measured, measured } from './measured.ts';
import { type Line, seconds, tell } from './report.ts';
import { scratch } from './start.ts';

const sirius = new URL('../bin/sirius.mjs', import.meta.url).pathname;
const peer = new URL('./plain-peer.ts', import.meta.url).pathname;

const mapping = `
tables: { log: { file: log.csv } }
customer: log.customer
episode: log.case
moments:
  - table: log
    step: { column: activity }
    function: { column: function }
    at: time
    scores: { recommend: { column: score, scale: [0, 10] } }
`;

/** pm4py's processor seconds for read → graph → variants of 1 M events, as published with the budgets; not run here. */
const pm4pySeconds = 12;

interface Imported {
  readonly files: readonly { read: number; accepted: number; quarantined: number }[];
  readonly seconds: number;
}

/** A log of so many events from file to queryable moments, then its graph and variants; against the plain reader. */
export async function benchBulk(events: number): Promise<Line[]> {
  const folder = scratch('bulk');
  const lines: Line[] = [];
  const run = (data: string, ...args: string[]): Promise<Measured> =>
    measured(process.execPath, [sirius, ...args, '--data', join(folder, data), '--json']);
  try {
    const map = join(folder, 'log.map.yaml');
    writeFileSync(map, mapping);
    const path = join(folder, 'log.csv');
    for (const hostile of [false, true]) {
      await writeLog(path, events, hostile);
      const data = hostile ? 'hostile' : 'clean';
      const opened = await run(data, 'doctor');
      const imported = await run(data, 'import', path, '--map', map);
      const report = JSON.parse(imported.stdout) as Imported;
      const rate = (report.files[0]?.read ?? 0) / report.seconds;
      const least = hostile ? 50_000 : 200_000;
      lines.push(
        tell({
          what: `bulk: ${events.toLocaleString('en')} rows, ${data}, file to queryable`,
          measured: `${Math.round(rate / 1000)} k rows/s, ${report.files[0]?.quarantined} quarantined, ${Math.round(imported.memory)} MB all processes`,
          budget: `${least / 1000} k rows/s, 1,000 MB`,
          met: rate >= least && imported.memory <= 1000,
        }),
      );
      // Below a million, opening the stores outweighs the job, and the difference of the two says nothing.
      if (hostile || events < 1_000_000) continue;
      const asked = await run(data, 'journeys', 'describe');
      const plain = await measured(process.execPath, [peer, path]);
      // Opening and closing the stores is measured by itself, so that the job is compared with the job.
      const cpu = imported.cpu + asked.cpu - 2 * opened.cpu;
      lines.push(
        tell({
          what: `bulk: ${events.toLocaleString('en')} events → stored, checked → graph and variants, CPU`,
          measured: `${seconds(cpu)} CPU, ${seconds(imported.wall + asked.wall)} wall`,
          ratio: `${(cpu / plain.cpu).toFixed(1)} × a plain one-pass reader that checks and stores nothing (${seconds(plain.cpu)})`,
          budget: `a third of pm4py's ${pm4pySeconds} s for 1 M events`,
          met: cpu <= pm4pySeconds / 3,
        }),
      );
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
