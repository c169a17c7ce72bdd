import { connect } from 'node:net';
import { quantile } from './measured.ts';

/** What one round of requests came to. */
export interface Round {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds of each request. */
  readonly times: readonly number[];
}

export interface Load {
  readonly connections: number;
  readonly ms: number;
  /** The body of the n-th request of a connection. */
  readonly body: (connection: number, n: number) => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Looks at an answer; throws where it is not what was wanted. */
  readonly check?: (answer: string) => void;
}

/** Where the headers of an answer end. */
const blank = Buffer.from('\r\n\r\n');

/**
 * One connection that is kept open, with as little work of its own as can be: whoever sends shares the machine with the
 * server. Gives the time of each request, one after the other.
 */
function converse(url: URL, load: Load, connection: number, until: number): Promise<number[]> {
  const more = Object.entries(load.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\n${more.join('')}`;
  return new Promise((resolve, reject) => {
    const times: number[] = [];
    const socket = connect(Number(url.port), url.hostname).setNoDelay(true);
    let arrived: Buffer = Buffer.alloc(0);
    let from = 0;
    let n = 0;
    const ask = () => {
      from = performance.now();
      if (from >= until) {
        socket.destroy();
        resolve(times);
        return;
      }
      const body = load.body(connection, n++);
      socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const read = () => {
      const end = arrived.indexOf(blank);
      if (end === -1) return;
      const headers = arrived.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(headers)?.[1]);
      if (arrived.length < end + blank.length + length) return;
      const answer = arrived.subarray(end + blank.length, end + blank.length + length);
      if (!headers.startsWith('HTTP/1.1 200'))
        throw new Error(`${headers.slice(0, 40)} ${answer.toString()}`);
      load.check?.(answer.toString());
      times.push(performance.now() - from);
      arrived = Buffer.alloc(0);
      ask();
    };
    socket.on('data', (chunk: Buffer) => {
      arrived = arrived.length === 0 ? chunk : Buffer.concat([arrived, chunk]);
      try {
        read();
      } catch (error) {
        socket.destroy();
        reject(error);
      }
    });
    socket.once('error', reject);
    socket.once('end', () => reject(new Error('the server closed a connection')));
    socket.once('connect', ask);
  });
}

/** Sends for some milliseconds over many connections; each waits for its answer before it asks again. */
export async function press(url: URL, load: Load): Promise<Round> {
  const began = performance.now();
  const all = Array.from({ length: load.connections }, (_, i) => converse(url, load, i, began + load.ms));
  const times = (await Promise.all(all)).flat();
  return { requests: times.length, perSecond: (times.length * 1000) / (performance.now() - began), times };
}

/** Rounds of one kind taken together. */
export const together = (rounds: readonly Round[]): Round => ({
  requests: rounds.reduce((sum, { requests }) => sum + requests, 0),
  perSecond: rounds.reduce((sum, { perSecond }) => sum + perSecond, 0) / rounds.length,
  times: rounds.flatMap(({ times }) => times),
});

export const ms = (of: readonly number[], p: number): string => `${quantile(of, p).toFixed(1)} ms`;
export const whole = (n: number): string => Math.round(n).toLocaleString('en');
