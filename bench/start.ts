import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Line, seconds, tell } from './report.ts';

const sirius = new URL('../bin/sirius.mjs', import.meta.url).pathname;

/** A folder PostgreSQL's own user may pass. */
export function scratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `sirius-bench-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

async function untilUsable(child: ChildProcess): Promise<void> {
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\/\/\S+/.exec(chunk.toString());
      if (found !== null) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`the demo ended with ${code}`)));
  });
  const page = await fetch(address);
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1];
  if (script === undefined) throw new Error('the page names no script');
  for (const path of [script, '/api/v1/status', '/readyz']) {
    const answer = await fetch(new URL(path, address));
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  }
}

async function once(data: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [sirius, 'demo', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilUsable(child);
  const wall = (performance.now() - began) / 1000;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
  return wall;
}

/** The demo company from nothing to a page that answers, and again on the furnished directory. */
export async function benchStart(): Promise<Line[]> {
  const data = scratch('start');
  try {
    const first = await once(join(data, 'demo'));
    const again = await once(join(data, 'demo'));
    return [
      tell({
        what: 'start: demo company from nothing to a usable page',
        measured: seconds(first),
        budget: '15 s',
        met: first <= 15,
      }),
      tell({
        what: 'start: again',
        measured: seconds(again),
        ratio: `${(again / first).toFixed(2)} of the first start`,
        budget: '4 s',
        met: again <= 4,
      }),
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
