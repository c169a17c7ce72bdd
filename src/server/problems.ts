import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { refusalOf } from './refusal-of.ts';

const statuses: Record<NonNullable<Refusal['kind']>, number> = {
  invalid: 400,
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  away: 503,
};

const titles: Record<number, string> = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Too slow',
  409: 'In conflict',
  413: 'Too large',
  415: 'Wrong content type',
  429: 'Too many requests',
  500: 'Unexpected failure',
  503: 'Away just now',
};

export function statusOf(refusal: Refusal): number {
  return statuses[refusal.kind ?? 'invalid'];
}

/** RFC 9457: what went wrong for a program (`code`) and for a person (`detail`, `next`), and an id to trace it by. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly next?: string;
  readonly instance: string;
}

export function problemOf(refusal: Refusal, status = statusOf(refusal), id = randomUUID()): ProblemDocument {
  return {
    type: `urn:sirius:problem:${refusal.refused}`,
    title: titles[status] ?? 'Refused',
    status,
    detail: refusal.say,
    code: refusal.refused,
    ...(refusal.next === undefined ? {} : { next: refusal.next }),
    instance: `urn:uuid:${id}`,
  };
}

export function sendProblem(reply: FastifyReply, refusal: Refusal, status?: number): FastifyReply {
  const problem = problemOf(refusal, status);
  if (problem.status === 503) reply.header('retry-after', '2');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

/** What fastify itself refused before any of our code ran, in our words. Never its own text: it may quote the request. */
function refusalOfFramework(error: FastifyError): { refusal: Refusal; status: number } | null {
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return null;
  if (status === 413) {
    return { status, refusal: refuse('too-large', 'The request is larger than this operation takes.') };
  }
  if (status === 415) {
    const next = 'Send JSON as application/json; send files as application/octet-stream.';
    return {
      status,
      refusal: refuse('wrong-content-type', 'This content type is not taken here.', { next }),
    };
  }
  if (status === 429) {
    const next = 'Wait for the time in the Retry-After header.';
    return { status, refusal: refuse('too-many', 'Too many requests from here in a short time.', { next }) };
  }
  return { status, refusal: refuse('bad-request', 'The request could not be read as JSON.') };
}

/** One place turns everything that can go wrong into a problem document. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error);
    if (refusal !== null) return sendProblem(reply, refusal);
    const framework = refusalOfFramework(error);
    if (framework !== null) return sendProblem(reply, framework.refusal, framework.status);
    const id = randomUUID();
    request.log.error({ err: error, problem: id }, 'unexpected failure');
    const next = `Try again; if it stays, tell your administrator this number: ${id}.`;
    const problem = problemOf(
      refuse('unexpected', 'Something failed on our side; nothing was changed.', { next }),
      500,
      id,
    );
    return reply
      .code(500)
      .header('cache-control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  });
}
