import type { Logger } from 'pino';
import { workspaceNow } from '../align/governance/index.ts';
import { createEvents } from '../kernel/events.ts';
import type { Operation } from '../kernel/operation.ts';
import { type Caller, isAllowed, type Sentence } from '../kernel/policy.ts';
import { signingSecret } from '../server/access/index.ts';
import type { Hook } from '../server/hooks.ts';
import { openOutbound } from '../server/outbound/index.ts';
import { perform, type RawInput } from '../server/perform.ts';
import type { PublicPage } from '../server/public-pages.ts';
import { openSeal } from '../server/seal.ts';
import type { Endpoint, Services } from '../server/serve.ts';
import { scopeOf } from '../stores/scope.ts';
import type { Stores } from '../stores/stores.ts';
import { parts as allParts, type Part } from './parts.ts';

/** The composed product: what the server, the command line in process and the tests all work with. */
export interface House {
  readonly services: Services;
  readonly endpoints: readonly Endpoint[];
  /** Pages that need no sign-in. */
  readonly pages: readonly PublicPage[];
  /** Where other tools call, proven by signatures. */
  readonly hooks: readonly Hook[];
  readonly parts: readonly Part[];
  allowed(caller: Caller, verb: string, noun: string): boolean;
  /** The endpoint that answers an operation; throws when no part serves it. */
  endpointOf(operation: Operation): Endpoint;
  perform(endpoint: Endpoint, caller: Caller, input: RawInput): Promise<unknown>;
}

const keyOf = (operation: Operation) => `${operation.method} ${operation.path}`;

export interface Composition {
  readonly stores: Pick<Stores, 'records' | 'moments'>;
  readonly log: Logger;
  readonly dataDirectory: string;
  /** The server's secret, where one was given. */
  readonly secret?: string | undefined;
  /** The secret before that one: what was sealed with it still opens. */
  readonly secretBefore?: string | undefined;
  /** Hosts of one's own that may be asked, from SIRIUS_OUTBOUND_HOSTS. */
  readonly outboundHosts?: readonly string[] | undefined;
  readonly parts?: readonly Part[];
}

/** Puts stores, parts, policy, clock and events together; the only place that knows everything. */
export function compose(composition: Composition): House {
  const {
    stores,
    log,
    dataDirectory,
    secret,
    secretBefore,
    outboundHosts = [],
    parts = allParts,
  } = composition;
  const sentences: Sentence[] = parts.flatMap((part) => [...(part.policy ?? [])]);
  const endpoints = parts.flatMap((part) => [...(part.routes ?? [])]);
  const byOperation = new Map<string, Endpoint>();
  for (const endpoint of endpoints) {
    const key = keyOf(endpoint.operation);
    if (byOperation.has(key)) throw new Error(`Two parts serve ${key}`);
    byOperation.set(key, endpoint);
  }
  const { records, moments } = stores;
  const services: Services = {
    records,
    moments,
    log,
    dataDirectory,
    outbound: openOutbound(outboundHosts),
    seal: openSeal(signingSecret(dataDirectory, secret), secretBefore),
    events: createEvents((event, error) =>
      log.error({ err: error, event: event.name }, 'a listener of an event failed'),
    ),
    now: (workspaceId) => workspaceNow(records, workspaceId),
    scope: (workspaceId) => scopeOf(records, workspaceId),
    isAllowed: (caller, verb, noun, record) => isAllowed(sentences, caller, verb, noun, record),
    mayDo: (caller) => [
      ...new Set(sentences.filter((s) => caller.roles.includes(s.role)).map((s) => `${s.verb} ${s.noun}`)),
    ],
  };
  for (const part of parts) part.listens?.(services);
  const allowed = (caller: Caller, verb: string, noun: string) => isAllowed(sentences, caller, verb, noun);
  return {
    services,
    endpoints,
    pages: parts.flatMap((part) => [...(part.pages ?? [])]),
    hooks: parts.flatMap((part) => [...(part.hooks ?? [])]),
    parts,
    allowed,
    endpointOf(operation) {
      const endpoint = byOperation.get(keyOf(operation));
      if (endpoint === undefined) throw new Error(`No part serves ${keyOf(operation)}`);
      return endpoint;
    },
    perform: (endpoint, caller, input) => perform(services, allowed, endpoint, caller, input),
  };
}
