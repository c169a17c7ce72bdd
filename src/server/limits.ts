import { isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Bounds of the server: nothing waits for ever, nothing grows without end. Seconds unless named otherwise. */
export const limits = {
  headersMs: 15_000,
  /** The whole of a JSON body must have arrived by then; an upload may take longer but never pause this long. */
  bodyMs: 15_000,
  uploadPauseMs: 30_000,
  /** A connection on which nothing moves; longer than the longest single answer is allowed to take. */
  idleMs: 300_000,
  connections: 12_000,
  jsonBytes: 5_000_000,
  uploadBytes: 50_000_000_000,
  /** A form of a public page with its files. */
  formBytes: 25_000_000,
  /** Per network address: everything that is asked before somebody is known. */
  strangersPerMinute: 60,
  strangersReadPerMinute: 3000,
  /** Pages without sign-in: a whole company may answer a survey from behind one address. */
  visitsPerMinute: 6000,
  signInsPerPersonPer15Minutes: 20,
} as const;

/**
 * Whom a limit counts: an address, of IPv6 its network of 64 bits, because whoever has one address there has them all. Never
 * what a header says of where somebody is.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [before = '', behind] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const first = before === '' ? [] : before.split(':');
  const last = behind === undefined || behind === '' ? [] : behind.split(':');
  const gap = behind === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Cuts a client that sends its body too slowly; a slow one costs us a timer, not a worker. */
export function cutSlowBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async (request: FastifyRequest) => {
    const { raw } = request;
    if (raw.method === 'GET' || raw.method === 'HEAD') return;
    const isUpload = raw.headers['content-type'] === 'application/octet-stream';
    let timer = setTimeout(cut, isUpload ? limits.uploadPauseMs : limits.bodyMs);
    function cut() {
      raw.destroy();
    }
    function rearm() {
      clearTimeout(timer);
      timer = setTimeout(cut, limits.uploadPauseMs);
    }
    const done = () => {
      clearTimeout(timer);
      raw.socket?.off('data', rearm);
    };
    if (isUpload) raw.socket.on('data', rearm);
    raw.once('end', done).once('close', done);
  });
}
