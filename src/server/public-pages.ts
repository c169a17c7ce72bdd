import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { limits, networkOf } from './limits.ts';
import { statusOf } from './problems.ts';
import { type Form, readForm } from './read-form.ts';
import { refusalOf } from './refusal-of.ts';
import type { Services } from './serve.ts';

/** What came with a visit of somebody nobody knows. No cookie is read: nothing rides on one. */
export interface Visit extends Form {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The languages the browser asks for, best first. */
  readonly languages: readonly string[];
  readonly userAgent: string;
  /** The visitor's network: for bounding tries, never to be stored. */
  readonly network: string;
}

/** What a visitor gets: a page, the way to another address of this server, or bytes (a picture, a script). */
export type Shown =
  | {
      readonly html: string;
      readonly status?: number;
      /** Sites that may show this page inside theirs, as origins; none = nobody. */
      readonly frames?: readonly string[];
      /** Origins that this very page may load script and frames from: a service that its owner chose. */
      readonly opens?: readonly string[];
    }
  | { readonly see: string }
  | {
      readonly bytes: Buffer | string;
      readonly type: string;
      readonly cacheSeconds?: number;
      readonly download?: string;
      /** Other sites may load it into their pages: a script that is made for that. */
      readonly anywhere?: boolean;
    };

/** A page that needs no sign-in: a survey, a customer's preferences. It works without script. */
export interface PublicPage {
  readonly method: 'GET' | 'POST';
  /** From the root, with parameters as fastify writes them: `/s/:link`. */
  readonly path: string;
  readonly show: (services: Services, visit: Visit) => Promise<Shown | Refusal>;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page for what went wrong: two sentences, nothing of the request. */
export function plainPage(say: string, next = ''): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(say)}</title><main><h1>${escaped(say)}</h1><p>${escaped(next)}</p></main></html>`;
}

/** Only what the page brings itself; pictures also by https. Framed, and open to others, only where its owner says so. */
function policyFor(frames: readonly string[], opens: readonly string[]): string {
  const ancestors = frames.length === 0 ? "'none'" : frames.join(' ');
  const others = opens.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${others}`,
    `style-src 'self'${others}`,
    ...(opens.length === 0 ? [] : [`frame-src${others}`]),
    "img-src 'self' data: https:",
    "font-src 'self'",
    `connect-src 'self'${others}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}

function send(reply: FastifyReply, shown: Shown | Refusal): FastifyReply {
  // Not `no-referrer`: with it browsers send a form's Origin as "null", and a form of our own could not be told.
  reply.header('referrer-policy', 'same-origin').header('x-content-type-options', 'nosniff');
  reply.header('x-robots-tag', 'noindex');
  if (isRefusal(shown)) {
    const status = statusOf(shown);
    if (status === 503) reply.header('retry-after', '2');
    return send(reply.code(status), { html: plainPage(shown.say, shown.next), status });
  }
  if ('see' in shown) {
    // Never away from here, whatever was put into it: "//host" and "\host" are other hosts to a browser.
    const to = /^\/(?![/\\])[\x21-\x7e]*$/.test(shown.see) ? shown.see : '/';
    return reply.header('cache-control', 'no-store').redirect(to, 303);
  }
  if ('bytes' in shown) {
    const { bytes, type, cacheSeconds = 0, download, anywhere = false } = shown;
    // Also for frames without an origin of their own: module scripts and fonts are asked for with CORS.
    if (anywhere)
      reply.header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*');
    reply.header('cache-control', cacheSeconds === 0 ? 'no-store' : `public, max-age=${cacheSeconds}`);
    if (download !== undefined) {
      const name = download.replace(/[^A-Za-z0-9._-]/g, '_');
      reply.header('content-disposition', `attachment; filename="${name}"`);
      reply.header('content-security-policy', "sandbox; default-src 'none'");
    }
    return reply.type(type).send(bytes);
  }
  const { html, status = 200, frames = [], opens = [] } = shown;
  if (frames.length > 0) reply.removeHeader('x-frame-options');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('content-security-policy', policyFor(frames, opens))
    .type('text/html; charset=utf-8')
    .send(html);
}

function visitOf(request: FastifyRequest, form: Form): Visit {
  const at = request.url.indexOf('?');
  const languages = (request.headers['accept-language'] ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => part.split(';')[0]?.trim() ?? '')
    .filter((tag) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag));
  return {
    ...form,
    params: request.params as Record<string, string>,
    query: new URLSearchParams(at < 0 ? '' : request.url.slice(at)),
    languages,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 500),
    network: networkOf(request.ip),
  };
}

/** Serves the pages that need no sign-in, apart from everything else: forms are read only here. */
export async function servePublicPages(
  app: FastifyInstance,
  services: Services,
  pages: readonly PublicPage[],
): Promise<void> {
  await app.register(async (open) => {
    open.removeAllContentTypeParsers();
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data']) {
      open.addContentTypeParser(
        type,
        { parseAs: 'buffer', bodyLimit: limits.formBytes },
        (_request, body, done) => done(null, body),
      );
    }
    open.setErrorHandler((error: FastifyError, request, reply) => {
      const refusal = refusalOf(error);
      if (refusal !== null) return send(reply, refusal);
      const status = error.statusCode ?? 500;
      if (status >= 500) request.log.error({ err: error }, 'a public page failed');
      const say = status >= 500 ? 'Something failed on our side.' : 'This could not be read.';
      return send(reply, { html: plainPage(say, 'Please try again in a moment.'), status });
    });
    for (const page of pages) {
      open.route({
        method: page.method,
        url: page.path,
        config: { openTo: 'everyone', rateLimit: { max: limits.visitsPerMinute, timeWindow: 60_000 } },
        handler: async (request, reply) => {
          const form = await readForm(request.headers['content-type'], request.body as Buffer | undefined);
          return send(reply, isRefusal(form) ? form : await page.show(services, visitOf(request, form)));
        },
      });
    }
  });
}
