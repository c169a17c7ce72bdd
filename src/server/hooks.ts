import type { FastifyError, FastifyInstance } from 'fastify';
import { isRefusal, refuse } from '../kernel/refusal.ts';
import { sendAnswer } from './endpoints.ts';
import { limits } from './limits.ts';
import { problemOf, sendProblem } from './problems.ts';
import { refusalOf } from './refusal-of.ts';
import type { Services } from './serve.ts';

/** A call of another tool, as it came over the wire: signatures are of bytes, so the bytes are kept. */
export interface SignedCall {
  readonly address: string;
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
  readonly at: Date;
}

/** Where other tools call without a session or key: who calls is proven by a signature over the raw body. */
export interface Hook {
  /** From the root, ending with the address: `/hooks/:address`. */
  readonly path: string;
  /** A refusal becomes a problem document, anything else a JSON answer. */
  readonly receive: (services: Services, call: SignedCall) => Promise<unknown>;
}

/** Serves the hooks apart from everything else: whatever type a body claims, it is read as bytes, and bounded. */
export async function serveHooks(
  app: FastifyInstance,
  services: Services,
  hooks: readonly Hook[],
): Promise<void> {
  await app.register(async (open) => {
    open.removeAllContentTypeParsers();
    open.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: limits.jsonBytes },
      (_request, body, done) => done(null, body),
    );
    open.setErrorHandler((error: FastifyError, request, reply) => {
      const refusal = refusalOf(error);
      if (refusal !== null) return sendProblem(reply, refusal);
      const status = error.statusCode ?? 500;
      if (status < 500) {
        const say = status === 413 ? 'The call is larger than is taken here.' : 'The call could not be read.';
        return sendProblem(reply, refuse('bad-call', say), status);
      }
      const problem = problemOf(
        refuse('unexpected', 'Something failed on our side; nothing was changed.'),
        500,
      );
      request.log.error({ err: error, problem: problem.instance }, 'a hook failed');
      return reply.code(500).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
    });
    for (const hook of hooks) {
      open.route({
        method: 'POST',
        url: hook.path,
        config: { openTo: 'everyone', rateLimit: { max: limits.visitsPerMinute, timeWindow: 60_000 } },
        handler: async (request, reply) => {
          const header = (name: string) => {
            const value = request.headers[name];
            return typeof value === 'string' ? value : undefined;
          };
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
          const { address = '' } = request.params as { address?: string };
          const answer = await hook.receive(services, { address, header, body, at: new Date() });
          return isRefusal(answer) ? sendProblem(reply, answer) : sendAnswer(reply, answer);
        },
      });
    }
  });
}
