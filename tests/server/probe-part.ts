import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { operation } from '../../src/kernel/operation.ts';
import { allow, anyone } from '../../src/kernel/policy.ts';
import type { Part } from '../../src/main/parts.ts';
import { Download, serve } from '../../src/server/serve.ts';

const does = ['try', 'probe'] as const;

export const score = operation({
  method: 'POST',
  path: '/probe/scores/{id}',
  summary: 'Takes a score',
  does,
  params: z.strictObject({ id: z.string() }),
  body: z.strictObject({ score: z.number().int().min(0).max(10), note: z.string().optional() }),
  answer: z.strictObject({ id: z.string(), score: z.number() }),
});
const upload = operation({
  method: 'POST',
  path: '/probe/upload',
  summary: 'Counts bytes',
  does,
  bodyKind: 'bytes',
  answer: z.strictObject({ bytes: z.number(), largestChunk: z.number() }),
});
const file = operation({ method: 'GET', path: '/probe/file', summary: 'A file', does, answer: z.any() });
const slow = operation({
  method: 'GET',
  path: '/probe/slow',
  summary: 'Takes a second',
  does,
  answer: z.strictObject({ done: z.boolean() }),
});
const broken = operation({ method: 'GET', path: '/probe/broken', summary: 'Fails', does, answer: z.any() });
const moments = operation({
  method: 'GET',
  path: '/probe/moments',
  summary: 'Asks the engine',
  does,
  query: z.strictObject({ rows: z.string().default('1') }),
  answer: z.array(z.unknown()),
});
const records = operation({
  method: 'GET',
  path: '/probe/records/{id}',
  summary: 'Asks by id',
  does,
  params: z.strictObject({ id: z.string() }),
  answer: z.array(z.unknown()),
});

/** Operations that only tests serve: each shows one behaviour of the transport. */
export const probe: Part = {
  policy: allow(...anyone)
    .to('try')
    .a('probe'),
  routes: [
    serve(score, async (_services, { params, body }) => ({ id: params.id, score: body.score })),
    serve(upload, async (_services, { bytes }) => {
      let count = 0;
      let largestChunk = 0;
      for await (const chunk of bytes ?? []) {
        count += (chunk as Buffer).length;
        largestChunk = Math.max(largestChunk, (chunk as Buffer).length);
      }
      return { bytes: count, largestChunk };
    }),
    serve(
      file,
      async () => new Download('text/html', 'año "5".html', Readable.from(['<script>alert(1)</script>'])),
    ),
    serve(slow, async () => {
      await pause(1000);
      return { done: true };
    }),
    serve(broken, async () => {
      throw new Error('SELECT secret FROM people at /home/sirius/x.ts');
    }),
    serve(moments, ({ moments: store }, { query }) =>
      store.rows('SELECT sum(cityHash64(number)) AS sum FROM numbers({rows:UInt64})', {
        rows: Number(query.rows),
      }),
    ),
    serve(
      records,
      async ({ records: store }, { params }) =>
        (await store.outside((tx) => sql`SELECT ${params.id}::uuid AS id`.execute(tx))).rows,
    ),
  ],
};
