import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { lostIn } from '../kernel/exact-json.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Caller } from '../kernel/policy.ts';
import { isRefusal, type Refusal, Refused, refuse } from '../kernel/refusal.ts';
import type { Hook } from './hooks.ts';
import { limits, networkOf } from './limits.ts';
import type { RawInput } from './perform.ts';
import { sendProblem } from './problems.ts';
import type { PublicPage } from './public-pages.ts';
import { Download, type Endpoint, type Services } from './serve.ts';
import { uploadOf } from './upload.ts';

/** What the server needs of the composition. */
export interface ServedHouse {
  readonly services: Services;
  readonly endpoints: readonly Endpoint[];
  readonly pages: readonly PublicPage[];
  readonly hooks: readonly Hook[];
  perform(endpoint: Endpoint, caller: Caller, input: RawInput): Promise<unknown>;
}

/** /journeys/{episode} as fastify writes it: /api/v1/journeys/:episode */
export function routeOf(operation: Operation): string {
  return `/api/v1${operation.path.replace(/\{(\w+)\}/g, ':$1')}`;
}

/**
 * JSON as application/json, uploads as a stream, nothing else: a form or plain text never reaches a handler. JSON is taken
 * exactly as it was written or refused: what reading it would change (see exact-json.ts) is never changed silently.
 */
export function takeOnlyJsonAndBytes(app: FastifyInstance): void {
  app.removeContentTypeParser(['text/plain', 'application/json']);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    if (!isUtf8(bytes)) return done(new Refused(notUtf8), undefined);
    const text = bytes.toString('utf8');
    parse(request, text, (error, value) => {
      const lost = error === null ? lostIn(text, value) : null;
      if (lost === null) done(error, value);
      else
        done(
          new Refused(refuse('not-exact', lost, { next: 'Send long numbers and ids as text.' })),
          undefined,
        );
    });
  });
  app.addContentTypeParser(
    'application/octet-stream',
    { bodyLimit: limits.uploadBytes },
    (_request: FastifyRequest, payload: IncomingMessage, done) => done(null, payload),
  );
}

/** A file name that fits a header: printable ASCII here, the whole name in the encoded twin. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\/]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}

export function sendAnswer(reply: FastifyReply, answer: unknown): FastifyReply {
  reply.header('cache-control', 'no-store');
  if (isRefusal(answer)) return sendProblem(reply, answer);
  if (answer instanceof Download) {
    return reply
      .type(answer.contentType)
      .header('content-disposition', disposition(answer.fileName))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(answer.stream);
  }
  if (answer === undefined) return reply.code(204).send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
}

const wrongBody = (kind: string) =>
  refuse('wrong-content-type', `This operation takes ${kind}.`, {
    next: 'Send JSON as application/json; send files as application/octet-stream.',
  });

const notUtf8 = refuse('not-utf8', 'The request is not written in UTF-8.', {
  next: 'Send JSON as UTF-8 text.',
});

/** Serves every operation of the house; `identify` says who asks, before anything of the body is read. */
export function serveEndpoints(
  app: FastifyInstance,
  house: ServedHouse,
  identify: (request: FastifyRequest, isPublic: boolean) => Promise<Caller | Refusal>,
): void {
  for (const endpoint of house.endpoints) {
    const { operation } = endpoint;
    const takesBytes = operation.bodyKind === 'bytes';
    const callers = new WeakMap<FastifyRequest, Caller>();
    app.route({
      method: operation.method,
      url: routeOf(operation),
      bodyLimit: takesBytes ? limits.uploadBytes : limits.jsonBytes,
      config: { openTo: operation.does === 'public' ? 'everyone' : 'keys' },
      onRequest: async (request, reply) => {
        const caller = await identify(request, operation.does === 'public');
        if (isRefusal(caller)) return sendProblem(reply, caller);
        callers.set(request, caller);
      },
      handler: async (request, reply) => {
        const isStream = request.headers['content-type'] === 'application/octet-stream';
        if (isStream !== takesBytes && (takesBytes || request.body !== undefined)) {
          return sendProblem(reply, wrongBody(takesBytes ? 'a file' : 'JSON'), 415);
        }
        const key = request.headers['idempotency-key'];
        const upload = takesBytes ? uploadOf(request.raw) : null;
        const input: RawInput = {
          ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
          network: networkOf(request.ip),
          params: request.params,
          query: request.query,
          ...(upload === null ? { body: request.body } : { bytes: upload.bytes }),
        };
        try {
          return sendAnswer(reply, await house.perform(endpoint, callers.get(request) as Caller, input));
        } finally {
          upload?.letGo();
        }
      },
    });
  }
}
