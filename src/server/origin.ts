import type { IncomingHttpHeaders } from 'node:http';
import { type Refusal, refuse } from '../kernel/refusal.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change that rides on a cookie, or that makes one, must come from our own pages: the browser says where it comes
 * from in Origin, and another site cannot write that header. Programs come with a key and without cookies.
 *
 * @param address where people reach the server (behind a proxy the Host header may differ from it).
 */
export function foreignOrigin(method: string, headers: IncomingHttpHeaders, address: string): Refusal | null {
  if (reading.has(method) || headers.authorization !== undefined) return null;
  const { origin, host } = headers;
  if (origin === undefined && headers.cookie === undefined) return null;
  if (origin !== undefined && origin !== 'null' && URL.canParse(origin)) {
    if (origin === address || new URL(origin).host === host) return null;
  }
  return refuse('foreign-origin', 'This change does not come from a page of this server.', {
    kind: 'forbidden',
    next: 'Open Sirius at its own address; behind a proxy, set SIRIUS_ADDRESS to that address.',
  });
}
