import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  readonly wall: number;
  /** User and system seconds of the process and everything it started and waited for. */
  readonly cpu: number;
  /**
   * The largest resident memory of the whole tree seen at one moment, in megabytes; pages that its processes share (the
   * database's buffers, one program's text) count once. 0 where /proc is missing.
   */
  readonly memory: number;
  readonly stdout: string;
  readonly code: number | null;
}

/** Resident megabytes of a process and all its descendants, from /proc: the sum of their proportional shares. */
export function treeMemory(root: number): number {
  const children = new Map<number, number[]>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
        children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      } catch {
        // The process ended while we looked.
      }
    }
  } catch {
    return 0;
  }
  const share = (pid: number): number => {
    try {
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  const sum = (pid: number): number =>
    share(pid) + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root);
}

/** Runs a command to its end and measures it from outside, with what it started. */
export function measured(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    // bash's own `time` counts the processor seconds of everything waited for.
    const child = spawn('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@"', command, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let memory = 0;
    const watch = setInterval(() => {
      if (child.pid !== undefined) memory = Math.max(memory, treeMemory(child.pid));
    }, 100);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const times = /([\d.]+) ([\d.]+)\s*$/.exec(stderr.trim());
      if (code !== 0 && code !== 3) console.error(stderr.slice(-2000));
      resolve({
        wall: (performance.now() - began) / 1000,
        cpu: Number(times?.[1] ?? 0) + Number(times?.[2] ?? 0),
        memory,
        stdout,
        code,
      });
    });
  });
}

/** The p-quantile of some durations (nearest rank). */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}
