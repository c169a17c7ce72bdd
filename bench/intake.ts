import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { quantile } from './measured.ts';
import { type Line, tell } from './report.ts';

const connections = 64;

interface Round {
  readonly answers: number;
  readonly perSecond: number;
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
}

function post(agent: Agent, url: URL, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Hands in answers over 64 connections for some seconds; each waits for its reply before the next is sent. */
async function run(url: URL, ms: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const began = performance.now();
  const person = async (n: number) => {
    for (let i = 0; performance.now() - began < ms; i++) {
      const body = JSON.stringify({
        key: randomUUID(),
        answers: { recommend: (n + i) % 11, why: `It took ${i} days, and nobody told me why I waited.` },
      });
      const from = performance.now();
      const status = await post(agent, url, body);
      if (status !== 200) throw new Error(`answered ${status}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, n) => person(n)));
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  return { answers: times.length, perSecond: times.length / took, times };
}

/** Durable single answers against the same server that judges them and keeps nothing, in turns, in the same run. */
export async function benchAnswers(seconds: number): Promise<Line[]> {
  const directory = mkdtempSync(join(tmpdir(), 'sirius-bench-answers-'));
  chmodSync(directory, 0o755);
  const script = new URL('answers-server.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  try {
    const { url, link } = JSON.parse(String((await lines.next()).value)) as { url: string; link: string };
    const durable = new URL(`/api/v1/answering/${link}/submit`, url);
    const bare = new URL(`/api/v1/bare/${link}/submit`, url);
    const warm = [await run(durable, 2000), await run(bare, 2000)];
    const rounds: { durable: Round; bare: Round }[] = [];
    for (let round = 0; round < 3; round++) {
      rounds.push({ durable: await run(durable, seconds * 1000), bare: await run(bare, seconds * 1000) });
    }
    child.stdin.write('count\n');
    const { sessions } = JSON.parse(String((await lines.next()).value)) as { sessions: number };
    await gone;
    const acknowledged = (warm[0]?.answers ?? 0) + rounds.reduce((sum, one) => sum + one.durable.answers, 0);
    if (sessions !== acknowledged) throw new Error(`${acknowledged} acknowledged, ${sessions} kept`);
    const mean = (of: 'durable' | 'bare') =>
      rounds.reduce((sum, one) => sum + one[of].perSecond, 0) / rounds.length;
    const times = rounds.flatMap((one) => one.durable.times);
    const bareTimes = rounds.flatMap((one) => one.bare.times);
    const share = mean('durable') / mean('bare');
    const ms = (of: readonly number[], p: number) => `${quantile(of, p).toFixed(1)} ms`;
    return [
      tell({
        what: `answers: durable single answers, ${connections} connections`,
        measured: `${Math.round(mean('durable')).toLocaleString('en')} a second, all ${sessions.toLocaleString('en')} kept`,
        ratio: `${share.toFixed(2)} of the bare server (${Math.round(mean('bare')).toLocaleString('en')} a second)`,
        budget: 'at least 0.90 of the bare server',
        met: share >= 0.9,
      }),
      tell({
        what: `answers: how long one waits, ${connections} connections`,
        measured: `p50 ${ms(times, 0.5)}, p99 ${ms(times, 0.99)}`,
        ratio: `bare: p50 ${ms(bareTimes, 0.5)}, p99 ${ms(bareTimes, 0.99)}`,
        budget: 'p99 at most 100 ms',
        met: quantile(times, 0.99) <= 100,
      }),
    ];
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
    await gone;
    rmSync(directory, { recursive: true, force: true });
  }
}
