import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../../../tests/house.ts';

const script = fileURLToPath(new URL('../../../../../tests/kill/answering-process.ts', import.meta.url));
/** Three rounds by the way; SIRIUS_KILL_ROUNDS=20 for the whole proof. */
const rounds = Number(process.env.SIRIUS_KILL_ROUNDS ?? 3);
const atOnce = 16;
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  readonly link: string;
  readonly next: () => Promise<string>;
  readonly gone: Promise<unknown>;
}

async function serve(directory: string): Promise<Served> {
  const child = spawn(process.execPath, [script, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  const { url, link } = JSON.parse(await next()) as { url: string; link: string };
  return { child, url, link, next, gone };
}

describe('a server that is killed with -9 while people answer', () => {
  it(
    `has every answer it acknowledged exactly once, after ${rounds} rounds`,
    async () => {
      const directory = temporaryDirectory('killed');
      const acknowledged = new Set<string>();
      /** Sent, and nobody knows whether it arrived: sent again in the next round, as a browser does. */
      let open = new Map<string, number>();
      let sent = 0;
      const seeds: number[] = [];
      try {
        for (let round = 0; round < rounds; round++) {
          const server = await serve(directory);
          let over = false;
          void server.gone.then(() => {
            over = true;
          });
          const again = [...open];
          open = new Map();
          const person = async () => {
            while (!over) {
              const [key, score] = again.pop() ?? [randomUUID(), sent++ % 11];
              open.set(key, score);
              try {
                const response = await fetch(`${server.url}/api/v1/answering/${server.link}/submit`, {
                  method: 'POST',
                  headers: { 'content-type': 'application/json' },
                  body: JSON.stringify({ key, answers: { recommend: score, why: `because ${key}` } }),
                });
                const { state } = (await response.json()) as { state: string };
                if (response.status !== 200 || state !== 'completed') continue;
                acknowledged.add(key);
                open.delete(key);
              } catch {
                // Cut off: the answer stays open.
              }
            }
          };
          const people = Array.from({ length: atOnce }, person);
          const wait = Math.floor(Math.random() * 1500);
          seeds.push(wait);
          await new Promise((resolve) => setTimeout(resolve, wait));
          server.child.kill('SIGKILL');
          await server.gone;
          await Promise.all(people);
          for (const [key, score] of again) open.set(key, score);
        }
        const server = await serve(directory);
        server.child.stdin?.write('count\n');
        const counted = JSON.parse(await server.next()) as {
          completed: string[];
          items: number;
          held: number;
          counted: number;
          voices: { moments: number; different: number; people: number };
        };
        await server.gone;
        console.log(
          `killed after ${seeds.join(', ')} ms; ${acknowledged.size} acknowledged, ${open.size} in doubt, ${counted.completed.length} kept`,
        );
        const kept = new Set(counted.completed);
        expect([...acknowledged].filter((key) => !kept.has(hashOf(key)))).toEqual([]);
        // What is there beyond the acknowledged is only what was in doubt.
        const known = new Set([...acknowledged, ...open.keys()].map(hashOf));
        expect(counted.completed.filter((key) => !known.has(key))).toEqual([]);
        const all = counted.completed.length;
        expect(all).toBeGreaterThan(0);
        expect(counted).toMatchObject({ items: all, held: 0, counted: all });
        expect(counted.voices).toMatchObject({ moments: all, different: all, people: all });
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    },
    60_000 + rounds * 30_000,
  );
});
