import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Services } from './serve.ts';

const patienceMs = 2000;

async function answers(question: Promise<unknown>): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    late = setTimeout(() => resolve(false), patienceMs);
  });
  const answered = await Promise.race([
    question.then(
      () => true,
      () => false,
    ),
    tooLate,
  ]);
  clearTimeout(late);
  return answered;
}

/** /healthz: the process answers. /readyz: both stores answer too; 503 with the name of the one that does not. */
export function serveHealth(app: FastifyInstance, services: Services): void {
  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'alive' };
  });
  app.get('/readyz', async (_request, reply) => {
    const [records, moments] = await Promise.all([
      answers(services.records.version()),
      answers(services.moments.version()),
    ]);
    const ready = records && moments;
    reply.header('cache-control', 'no-store');
    if (!ready) reply.code(503).header('retry-after', '2');
    return { status: ready ? 'ready' : 'not ready', stores: { records, moments } };
  });
}

/** /metrics in Prometheus' form: the process, and how long each route took. Routes, never addresses: no ids in labels. */
export function serveMetrics(app: FastifyInstance): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'sirius_http_request_seconds',
    help: 'Time to answer, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30],
    registers: [register],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe(
      { route, method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', async (_request, reply) => {
    reply.type(register.contentType).header('cache-control', 'no-store');
    return register.metrics();
  });
}
