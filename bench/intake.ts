import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ms, press, type Round, together, whole } from './load.ts';
import { quantile } from './measured.ts';
import { type Line, tell } from './report.ts';
import { scratch } from './start.ts';

const connections = 64;
const rounds = 3;
const perCall = 100;
const callers = 8;
const share = { least: 0.9, words: 'at least 0.90 of the bare server' };

interface Ways {
  readonly durable: string;
  readonly bare: string;
  readonly connections: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: (connection: number, n: number) => string;
  readonly check?: (answer: string) => void;
}

interface Kept {
  readonly answers: number;
  readonly items: number;
}

const isCompleted = (answer: string) => {
  if (!answer.includes('"state":"completed"')) throw new Error(answer.slice(0, 300));
};
const answerOf = (person: number, n: number) =>
  JSON.stringify({
    key: randomUUID(),
    answers: {
      recommend: (person + n) % 11,
      why: `It took ${n} days, and nobody told me why I waited.`,
    },
  });

const itemOf = (from: number, n: number) => ({
  id: randomUUID(),
  moments: [
    {
      kind: 'voice',
      customer: `customer ${(from * 7919 + n) % 5000}`,
      step: 'Wrote',
      at: new Date(Date.UTC(2026, 0, 5) + n * 1000).toISOString(),
      text: `It took ${n} days, and nobody told me why I waited.`,
      scores: { satisfaction: { value: (n % 5) + 1, scale: [1, 5] } },
    },
  ],
});
const allTaken = (answer: string) => {
  if (!answer.includes(`"accepted":${perCall},`)) throw new Error(answer.slice(0, 300));
};

/** Durable and bare in turns, in the same run. */
async function race(url: string, ways: Ways, seconds: number) {
  const run = (path: string, ms: number) => press(new URL(path, url), { ...ways, ms });
  const warm = await run(ways.durable, 2000);
  await run(ways.bare, 2000);
  const durable: Round[] = [];
  const bare: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    durable.push(await run(ways.durable, seconds * 1000));
    bare.push(await run(ways.bare, seconds * 1000));
  }
  return {
    durable: together(durable),
    bare: together(bare),
    acknowledged: warm.requests + together(durable).requests,
  };
}

function tellSingles(
  what: string,
  { durable, bare, acknowledged }: Awaited<ReturnType<typeof race>>,
): Line[] {
  const reached = durable.perSecond / bare.perSecond;
  return [
    tell({
      what: `${what}: durable single ones, ${connections} connections`,
      measured: `${whole(durable.perSecond)} a second, all ${whole(acknowledged)} kept`,
      ratio: `${reached.toFixed(2)} of the bare server (${whole(bare.perSecond)} a second)`,
      budget: share.words,
      met: reached >= share.least,
    }),
    tell({
      what: `${what}: how long one waits, ${connections} connections`,
      measured: `p50 ${ms(durable.times, 0.5)}, p99 ${ms(durable.times, 0.99)}`,
      ratio: `bare: p50 ${ms(bare.times, 0.5)}, p99 ${ms(bare.times, 0.99)}`,
      budget: 'p99 at most 100 ms',
      met: quantile(durable.times, 0.99) <= 100,
    }),
  ];
}

function tellMany({ durable, bare, acknowledged }: Awaited<ReturnType<typeof race>>): Line {
  const reached = durable.perSecond * perCall;
  return tell({
    what: `items: durable, ${perCall} a call, ${callers} callers`,
    measured: `${whole(reached)} rows a second, all ${whole(acknowledged * perCall)} kept, p99 ${ms(durable.times, 0.99)}`,
    ratio: `${(durable.perSecond / bare.perSecond).toFixed(2)} of the bare server (${whole(bare.perSecond * perCall)} rows)`,
    budget: 'at least 20,000 rows a second',
    met: reached >= 20_000,
  });
}

/** A house of its own for each line, so that none measures what another left to be carried. */
async function inHouse<T>(
  work: (served: { url: string; link: string; post: string; key: string }) => Promise<T>,
) {
  const directory = scratch('intake');
  const script = new URL('intake-server.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  try {
    const outcome = await work(JSON.parse(String((await lines.next()).value)));
    child.stdin.write('count\n');
    const kept = JSON.parse(String((await lines.next()).value)) as Kept;
    await gone;
    return { outcome, kept };
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
    await gone;
    rmSync(directory, { recursive: true, force: true });
  }
}

function same(acknowledged: number, kept: number): void {
  if (acknowledged !== kept) throw new Error(`${acknowledged} acknowledged, ${kept} kept`);
}

/** Durable single answers against the same server that judges them and keeps nothing. */
export async function benchAnswers(seconds: number): Promise<Line[]> {
  const { outcome, kept } = await inHouse(({ url, link }) =>
    race(
      url,
      {
        durable: `/api/v1/answering/${link}/submit`,
        bare: `/api/v1/bare/answering/${link}/submit`,
        connections,
        body: answerOf,
        check: isCompleted,
      },
      seconds,
    ),
  );
  same(outcome.acknowledged, kept.answers);
  return tellSingles('answers', outcome);
}

/** Durable items of programs, one a call and a hundred a call, against the same server that reads them and keeps nothing. */
export async function benchItems(seconds: number): Promise<Line[]> {
  const ways = (post: string, key: string) => ({
    durable: `/api/v1/posts/${post}/items`,
    bare: `/api/v1/bare/posts/${post}/items`,
    headers: { authorization: `Bearer ${key}` },
  });
  const singles = await inHouse(({ url, post, key }) =>
    race(
      url,
      { ...ways(post, key), connections, body: (from, n) => JSON.stringify(itemOf(from, n)) },
      seconds,
    ),
  );
  same(singles.outcome.acknowledged, singles.kept.items);
  const lines = tellSingles('items', singles.outcome);
  const manyOf = (from: number, n: number) =>
    JSON.stringify({ items: Array.from({ length: perCall }, (_, i) => itemOf(from, n * perCall + i)) });
  const many = await inHouse(({ url, post, key }) =>
    race(url, { ...ways(post, key), connections: callers, body: manyOf, check: allTaken }, seconds),
  );
  same(many.outcome.acknowledged * perCall, many.kept.items);
  return [...lines, tellMany(many.outcome)];
}
