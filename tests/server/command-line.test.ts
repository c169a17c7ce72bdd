import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryDirectory } from '../house.ts';

const bin = fileURLToPath(new URL('../../bin/sirius.mjs', import.meta.url));
const started: ChildProcess[] = [];

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, ...env } });
  started.push(child);
  return child;
}

function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = start(args, env);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** A server as a process of its own; resolves with its address once it is printed. */
async function serving(data: string): Promise<{ child: ChildProcess; url: string }> {
  const child = start(['serve', '--port', '0', '--data', data], { SIRIUS_LOG: 'silent' });
  let out = '';
  for await (const chunk of child.stdout ?? []) {
    out += String(chunk);
    if (out.includes('\n')) break;
  }
  return { child, url: out.trim().replace('localhost', '127.0.0.1') };
}

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise<number | null>((resolve) => child.once('exit', resolve));

let data: string;
beforeAll(() => {
  data = temporaryDirectory('cli');
});
afterAll(async () => {
  for (const child of started)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await Promise.all(started.map(ended));
  rmSync(data, { recursive: true, force: true });
});

describe('usage', () => {
  test('alone, it shows its commands', async () => {
    const { code, out } = await run([]);
    expect(code).toBe(0);
    expect(out).toMatch(/serve .*\n[\s\S]*doctor/);
  });

  test.each([
    ['an unknown command', ['dance']],
    ['an unknown option', ['doctor', '--loudly']],
    ['a missing argument', ['members', 'invite']],
    ['a port that is none', ['serve', '--port', 'http']],
    ['a role that is none', ['members', 'invite', 'a@example.com', '--roles', 'king']],
  ])('%s ends with 2, a sentence and no stack', async (_, args) => {
    const { code, out, err } = await run([...args, '--data', data]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim()).not.toBe('');
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a secret that is a placeholder or short does not start a server', async () => {
    for (const SIRIUS_SECRET of ['changeme', 'x'.repeat(64), 'my-secret-my-secret-my-secret-my-secret']) {
      const { code, err } = await run(['serve', '--port', '0', '--data', data], { SIRIUS_SECRET });
      expect(code).toBe(2);
      expect(err).toContain('SIRIUS_SECRET');
      expect(err).not.toContain(SIRIUS_SECRET);
    }
  });

  test('a setting may come from a file; twice is once too often', async () => {
    const file = join(data, 'secret.txt');
    writeFileSync(file, 'changeme\n');
    const { err } = await run(['serve', '--port', '0', '--data', data], { SIRIUS_SECRET_FILE: file });
    expect(err).toContain('SIRIUS_SECRET');
    const twice = await run(['serve', '--data', data], { SIRIUS_SECRET: 'a', SIRIUS_SECRET_FILE: file });
    expect(twice.code).toBe(2);
    expect(twice.err).toContain('twice');
  });
});

describe('without a server', () => {
  test('a command opens the stores itself and prints one JSON document', async () => {
    const { code, out } = await run(['workspace', 'show', '--json', '--data', data]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ name: 'default', settings: { kScores: 5 } });
  });

  test('a company that is named is made; options may stand anywhere', async () => {
    const { out } = await run(['--workspace', 'Acme', '--data', data, 'workspace', 'show', '--json']);
    expect(JSON.parse(out)).toMatchObject({ name: 'Acme' });
  });

  test('doctor masks secrets', async () => {
    const { out, code } = await run(['doctor', '--json', '--data', data], {
      SIRIUS_SECRET: 'k7Q9z2LwXv4RtY8uPa1sDf6gHj3kLm5n',
    });
    expect(code).toBe(0);
    const report = JSON.parse(out) as Record<string, Record<string, unknown>>;
    expect(report.configuration).toMatchObject({ SIRIUS_SECRET: '********', DATABASE_URL: '(not set)' });
    expect(report.stores).toMatchObject({ records: { form: 'embedded', durability: { fsync: 'on' } } });
    expect(out).not.toContain('k7Q9z2');
  });

  test('a refusal is one sentence and 2', async () => {
    const { code, err, out } = await run(['workspace', 'set', '--k-scores', '3', '--data', data]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('reason');
  });
});

describe('with a server', () => {
  let server: { child: ChildProcess; url: string };
  beforeAll(async () => {
    server = await serving(data);
  });

  test('commands talk to it', async () => {
    const { code, out } = await run(['workspace', 'show', '--json', '--data', data, '--workspace', 'Acme']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ name: 'Acme' });
    const refused = await run(['workspace', 'set', '--zone', 'Mars/Olympus', '--data', data]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('body.zone');
  });

  test('only its owner may read the token', () => {
    expect(statSync(join(data, 'owner.json')).mode & 0o077).toBe(0);
    expect(statSync(join(data, 'secret')).mode & 0o077).toBe(0);
  });

  test('a second server on the same data is refused, and the first goes on', async () => {
    const { code, err } = await run(['serve', '--port', '0', '--data', data]);
    expect(code).toBe(2);
    expect(err).toContain('in use by process');
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test('killed with -9, the data directory is free at once and everything is there', {
    timeout: 60_000,
  }, async () => {
    await run(['workspace', 'set', '--zone', 'Europe/Madrid', '--data', data, '--workspace', 'Acme']);
    server.child.kill('SIGKILL');
    await ended(server.child);
    const { code, out } = await run(['workspace', 'show', '--json', '--data', data, '--workspace', 'Acme']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ settings: { zone: 'Europe/Madrid' } });
  });

  test('told to stop, it ends with 0 and leaves no process behind', async () => {
    const { child, url } = await serving(data);
    const postmaster = Number(
      readFileSync(join(data, 'records/cluster/postmaster.pid'), 'utf8').split('\n')[0],
    );
    const open = fetch(`${url}/api/v1/status`);
    await open;
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    await pause(100);
    expect(() => process.kill(postmaster, 0)).toThrow();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
});

test('a data directory that cannot be made is said plainly', async () => {
  const file = join(data, 'plain-file');
  mkdirSync(data, { recursive: true });
  writeFileSync(file, '');
  const { code, err } = await run(['workspace', 'show', '--data', join(file, 'below')]);
  expect(code).not.toBe(0);
  expect(err.trim().split('\n')).toHaveLength(1);
});
