import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { answerProblems } from './problems.ts';
import { serveWeb } from './web-files.ts';

test('a web that is built anew under a running server has no failures: what is gone is not there', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sirius-web-'));
  const asset = join(directory, 'assets/old.js');
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<p>the page');
  writeFileSync(asset, 'old()');
  const app = Fastify();
  answerProblems(app);
  let goes = false;
  app.addHook('onSend', async () => {
    if (goes) rmSync(asset, { force: true });
  });
  await serveWeb(app, directory, () => []);
  const ask = async (url: string) => {
    const { statusCode, headers, body } = await app.inject({ url, headers: { accept: 'text/html' } });
    return { statusCode, body, cache: headers['cache-control'], length: headers['content-length'] };
  };
  expect(await ask('/assets/old.js')).toMatchObject({ statusCode: 200, body: 'old()' });
  // Found, then gone before it is opened; then gone for good.
  goes = true;
  for (let times = 0; times < 2; times++) {
    const gone = await ask('/assets/old.js');
    expect(gone).toMatchObject({ statusCode: 404, cache: 'no-store', length: String(gone.body.length) });
    expect(JSON.parse(gone.body)).toMatchObject({ code: 'no-such-address' });
  }
  rmSync(directory, { recursive: true });
  for (const url of ['/assets/new.js', '/theme.js', '/', '/journeys']) {
    expect((await ask(url)).statusCode, url).toBeLessThan(500);
  }
  await app.close();
});
