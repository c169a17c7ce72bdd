import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from '../../examples/telecom/random.ts';
import { comment, experiences } from '../../examples/telecom/verbatims.ts';
import { orThrow } from '../../src/kernel/refusal.ts';
import { localApi } from '../../src/main/connect.ts';
import { openHouse } from '../../src/main/open-house.ts';
import { readSettings } from '../../src/main/settings.ts';
import { localCaller } from '../../src/server/access/index.ts';
import { type GivenMoment, given } from '../../src/understand/journeys/given.ts';
import { readTexts, runLabelling } from '../../src/understand/meaning/contract.ts';
import { startLabelling } from '../../src/understand/meaning/labelling/keep-labelling.ts';
import { discoverThemes } from '../../src/understand/meaning/themes.contract.ts';
import { quantile, treeMemory } from '../measured.ts';
import { type Line, seconds, tell } from '../report.ts';
import { scratch } from '../start.ts';

const comments = 20_000;
/** Voices that then come one by one. */
const newOnes = 30;

/** So many comments as the demo company's customers write them. */
function voices(count: number): GivenMoment[] {
  const list: GivenMoment[] = [];
  for (let i = 0; list.length < count; i++) {
    const language = i % 3 === 0 ? 'es' : 'en';
    const text = comment(chance('pipeline', i), language, [experiences[i % experiences.length] ?? 'plain']);
    if (text === '') continue;
    list.push({
      customer: `C${i}`,
      episode: `E${i}`,
      step: 'Answer',
      kind: 'voice',
      at: new Date(Date.UTC(2026, 0, 1) + i * 60_000),
      text,
    });
  }
  return list;
}

/** 20,000 comments through the whole house in the light tier, what it costs the web meanwhile, and one new voice. */
export async function benchPipeline(): Promise<Line[]> {
  const folder = scratch('meaning');
  const opened = await openHouse(readSettings({ data: join(folder, 'data') }));
  try {
    const { services } = opened.house;
    const caller = orThrow(await localCaller(services.records, 'bench'));
    const api = localApi(opened.house, caller);
    const all = voices(comments + newOnes);
    await given(services, caller.workspaceId, all.slice(0, comments), { now: new Date('2027-01-01') });

    let memory = 0;
    let longestWait = 0;
    let tick = performance.now();
    // Looking at memory blocks too, and is no work of the house.
    let looking = 0;
    const beat = setInterval(() => {
      const now = performance.now();
      longestWait = Math.max(longestWait, now - tick - 20 - looking);
      tick = now;
      looking = 0;
    }, 20);
    const watch = setInterval(() => {
      const from = performance.now();
      memory = Math.max(memory, treeMemory(process.pid));
      looking += performance.now() - from;
    }, 500);
    const began = performance.now();
    // One call waits 20 seconds at most.
    let progress = await api.ask(runLabelling, { body: { wait: true } });
    while (progress.unread > 0 && progress.state === 'running')
      progress = await api.ask(runLabelling, { body: { wait: true } });
    const labelled = (performance.now() - began) / 1000;
    const times: number[] = [];
    for (const [i, { text = '' }] of all.slice(0, 60).entries()) {
      const start = performance.now();
      await api.ask(readTexts, { body: { texts: [{ text }] } });
      if (i >= 10) times.push((performance.now() - start) / 1000);
    }
    const ones: number[] = [];
    for (const voice of all.slice(comments)) {
      await given(services, caller.workspaceId, [voice], { now: new Date('2027-01-01') });
      // As the server does when it hears that a timeline was derived; it comes back a little after the labels are stored.
      const start = performance.now();
      await startLabelling(services, caller.workspaceId);
      ones.push((performance.now() - start) / 1000);
    }

    const looked = performance.now();
    const found = await api.ask(discoverThemes, { body: { keep: false } });
    const finding = (performance.now() - looked) / 1000;
    clearInterval(watch);
    clearInterval(beat);

    return [
      tell({
        what: `${comments.toLocaleString('en')} comments labelled, and their themes found`,
        measured: `${seconds(labelled)} + ${seconds(finding)}, ${progress.clauses.toLocaleString('en')} clauses, ${found.themes.length} themes, ${found.unassigned} of none`,
        budget: '60 s',
        met: labelled + finding <= 60,
      }),
      tell({
        what: 'memory of all processes meanwhile (shared pages once)',
        measured: `${Math.round(memory)} MB`,
        budget: '600 MB',
        met: memory === 0 ? null : memory <= 600,
      }),
      tell({
        what: 'longest the server could not answer meanwhile',
        measured: `${Math.round(longestWait)} ms`,
        budget: 'none set; 200 ms feels at once',
        met: null,
      }),
      tell({
        what: 'one text read, p95',
        measured: seconds(quantile(times, 0.95)),
        budget: '0.2 s',
        met: quantile(times, 0.95) <= 0.2,
      }),
      tell({
        what: `one new voice labelled and stored beside ${comments.toLocaleString('en')}, p95 of ${ones.length}`,
        measured: `${seconds(quantile(ones, 0.95))}, median ${seconds(quantile(ones, 0.5))}`,
        budget: '0.2 s',
        met: quantile(ones, 0.95) <= 0.2,
      }),
    ];
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
