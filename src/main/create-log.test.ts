import pg from 'pg';
import { expect, test } from 'vitest';
import { EngineError } from '../stores/moments/port.ts';
import { createLog } from './create-log.ts';

test('no word, address, key or name of a customer is in the log, and one event is one line', () => {
  const canary = 'canary\r\n\u001b[31m{"level":60}\u2028ana@example.org';
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => lines.push(line) });
  const badValue = Object.assign(
    new pg.DatabaseError(`invalid input syntax for type uuid: "${canary}"`, 1, 'error'),
    { code: '22P02', detail: `Key (who)=(${canary})`, where: `$1 = '${canary}'` },
  );
  const engine = new EngineError(`Cannot parse '${canary}' in SELECT * WHERE text = '${canary}' (x)`, 27);
  for (const err of [badValue, engine]) log.error({ err }, 'failed');
  const opens = { password: canary, token: canary, email: canary, text: canary, secret: canary };
  log.warn({ ...opens, body: opens }, 'opened');
  log.info({ req: { headers: { cookie: canary, authorization: canary } } }, 'asked');
  expect(lines.join('')).not.toMatch(/canary|ana@/);
  // What is no secret is still one line, whatever is in it.
  log.info({ subject: canary }, canary);
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(line.slice(0, -1)).not.toMatch(/[\r\n\u001b]/);
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
  }
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { code: '22P02', stack: expect.stringContaining('at ') },
  });
});
