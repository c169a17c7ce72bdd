import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../kernel/refusal.ts';
import { sendProblem } from './problems.ts';

const apiPaths = /^\/(api|healthz|readyz|metrics|openapi\.json)(\/|$|\?)/;

const noWeb = `<!doctype html><meta charset="utf-8"><title>Sirius</title>
<p>The server answers, but the web was not built. Run <code>npm run build</code>; the API is at <a href="/openapi.json">/openapi.json</a>.</p>`;

const nothingHere = refuse('no-such-address', 'There is nothing at this address.', { kind: 'not-found' });

/** The file as it is now; null while there is none. */
function read(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The built web: hashed assets for ever, the page itself never cached; every other address is the page (deep links). */
export async function serveWeb(
  app: FastifyInstance,
  directory: string,
  otherMethods: (path: string) => readonly string[],
): Promise<void> {
  const index = join(directory, 'index.html');
  if (read(index) !== null) {
    await app.register(async (files) => {
      // The web may be built anew meanwhile: a file that was found can be gone when it is opened.
      files.setErrorHandler((error: NodeJS.ErrnoException, _request, reply: FastifyReply) => {
        if (error.code !== 'ENOENT') throw error;
        return sendProblem(reply, nothingHere);
      });
      await files.register(fastifyStatic, {
        root: directory,
        serve: true,
        index: false,
        wildcard: true,
        cacheControl: false,
        setHeaders(response, path) {
          const hashed = path.startsWith(join(directory, 'assets'));
          response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });
    });
  }
  const page = (reply: FastifyReply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(read(index) ?? noWeb);
  app.get('/', async (_request, reply) => page(reply));
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = otherMethods(path).filter((method) => method !== request.method);
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '));
      return sendProblem(reply, refuse('wrong-method', `Here only ${allowed.join(', ')} is possible.`), 405);
    }
    const wantsPage =
      request.method === 'GET' &&
      !apiPaths.test(request.url) &&
      !path.startsWith('/assets/') &&
      isPage(request);
    if (wantsPage) return page(reply);
    return sendProblem(reply, nothingHere);
  });
}

function isPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}
