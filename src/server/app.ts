import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Operation } from '../kernel/operation.ts';
import { type AccessSettings, accessOperations, anonymous, identify, serveAccess } from './access/index.ts';
import { type ServedHouse, serveEndpoints, takeOnlyJsonAndBytes } from './endpoints.ts';
import { serveHealth, serveMetrics } from './health.ts';
import { serveHooks } from './hooks.ts';
import { cutSlowBodies, limits, networkOf } from './limits.ts';
import { serveLive } from './live.ts';
import { openApi } from './openapi.ts';
import { foreignOrigin } from './origin.ts';
import { answerProblems, sendProblem } from './problems.ts';
import { servePublicPages } from './public-pages.ts';
import { endGracefully } from './stop.ts';
import { serveWeb } from './web-files.ts';

export interface AppSettings extends Omit<AccessSettings, 'services'> {
  readonly house: ServedHouse;
  readonly ownerToken: string;
  /** Where people reach the server; decides Secure cookies, HSTS and which Origin is ours. */
  readonly address: string;
  /** Names by which this machine was told to listen or is known: its pages may change something under them, too. */
  readonly names: readonly string[];
  readonly webDirectory: string;
}

function security(address: string) {
  const secure = address.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine writes its theme's variables into a style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    xFrameOptions: { action: 'deny' as const },
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginEmbedderPolicy: false,
  };
}

/** Which methods exist at an address, for 405. */
function methodsByPath(operations: readonly Operation[]) {
  const known = operations.map(({ method, path }) => {
    const pattern = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+');
    return { method, pattern: new RegExp(`^/api/v1${pattern}/?$`) };
  });
  return (path: string) => [...new Set(known.filter((k) => k.pattern.test(path)).map((k) => k.method))];
}

/** The server: every operation of the house, sign-in, live events, health, metrics, the web. Does not listen yet. */
export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const { house, signIn, ownerToken, address, names } = settings;
  const { services } = house;
  const operations = [...house.endpoints.map((endpoint) => endpoint.operation), ...accessOperations];
  const app = Fastify({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: limits.idleMs,
    keepAliveTimeout: 65_000,
    bodyLimit: limits.jsonBytes,
    http: { headersTimeout: limits.headersMs, requestTimeout: 0 },
    routerOptions: { maxParamLength: 500 },
    return503OnClosing: true,
  }) as unknown as FastifyInstance;
  app.server.maxConnections = limits.connections;
  app.server.requestTimeout = 0;

  answerProblems(app);
  takeOnlyJsonAndBytes(app);
  cutSlowBodies(app);
  endGracefully(app);
  await app.register(helmet, security(address));
  await app.register(rateLimit, { global: false, keyGenerator: (request) => networkOf(request.ip) });
  app.addHook('onRequest', async (request, reply) => {
    const { method, headers, routeOptions } = request;
    const openTo = routeOptions.config?.openTo;
    const asked = { method, headers, ...(openTo === undefined ? {} : { openTo }) };
    const foreign = foreignOrigin(asked, { address, names });
    if (foreign !== null) return sendProblem(reply, foreign);
  });

  const who = { records: services.records, signIn, ownerToken };
  serveHealth(app, services);
  serveMetrics(app);
  serveAccess(app, { ...settings, services });
  serveLive(app, services.events, (headers, workspace) => identify(who, headers, workspace));
  serveEndpoints(app, house, async (request, isPublic) =>
    isPublic ? anonymous : identify(who, request.headers),
  );
  await servePublicPages(app, services, house.pages);
  await serveHooks(app, services, house.hooks);
  const description = JSON.stringify(openApi(operations, settings.version), null, 2);
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(description));
  await serveWeb(app, settings.webDirectory, methodsByPath(operations));
  return app;
}
