import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { type Refusal, refuse } from '../kernel/refusal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Who may change something here, besides our own pages. keys: whoever sends Authorization, because it is looked at ·
     * everyone: customers and other tools, by whatever name they reach the server; no cookie is read. Unset: nobody else.
     */
    readonly openTo?: 'keys' | 'everyone';
  }
}

/** What the house was told of where it is. */
interface Whereabouts {
  /** Where people reach the server (behind a proxy the Host header may differ from it). */
  readonly address: string;
  /** Names of this very machine, without ports. */
  readonly names: readonly string[];
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

const plain = (name: string) => name.toLowerCase().replace(/\.$/, '');

/**
 * A name that nobody else can point at this machine. Whoever owns another one may lead it here after their page was loaded
 * (DNS rebinding): then Origin and Host agree, and it is still their page. An address in numbers leads where it says.
 */
function isOurName(hostname: string, { address, names }: Whereabouts): boolean {
  const name = plain(hostname);
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return true;
  return [new URL(address).hostname, ...names].some((one) => plain(one) === name);
}

/**
 * A change that rides on a cookie, or that makes one, must come from our own pages: the browser says where it comes
 * from in Origin, and another site cannot write that header. Programs come with a key and without cookies.
 */
export function foreignOrigin(
  { method, headers, openTo }: { method: string; headers: IncomingHttpHeaders; openTo?: 'keys' | 'everyone' },
  ours: Whereabouts,
): Refusal | null {
  if (reading.has(method)) return null;
  // Any page may send this header to its own address: it says something only where keys are looked at, or nothing is asked.
  if (headers.authorization !== undefined && openTo !== undefined) return null;
  const { origin, host } = headers;
  if (origin === undefined && headers.cookie === undefined) return null;
  if (origin !== undefined && origin !== 'null' && URL.canParse(origin)) {
    const from = new URL(origin);
    if (origin === ours.address) return null;
    if (from.host === host && (openTo === 'everyone' || isOurName(from.hostname, ours))) return null;
  }
  return refuse('foreign-origin', 'This change does not come from a page of this server.', {
    kind: 'forbidden',
    next: 'Open Sirius at its own address; where that is a name, or behind a proxy, set SIRIUS_ADDRESS to it.',
  });
}
