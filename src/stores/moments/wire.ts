import { type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { EngineAway, EngineError } from './port.ts';

/** Where and how one HTTP request to an engine goes: over a Unix socket or over the network. */
export interface Address {
  readonly socketPath?: string;
  readonly url?: URL;
}

function send(
  address: Address,
  path: string,
  headers: Record<string, string>,
  body: Uint8Array | string,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', path, headers, timeout: 700_000 };
    const url = address.url;
    const outgoing =
      url === undefined
        ? request({ ...options, socketPath: address.socketPath })
        : (url.protocol === 'https:' ? secureRequest : request)({
            ...options,
            host: url.hostname,
            port: url.port,
          });
    outgoing.on('response', resolve);
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('error', (error) =>
      reject(new EngineAway(`The moments store does not answer (${error.message})`, { cause: error })),
    );
    outgoing.end(body);
  });
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
  } catch (error) {
    throw new EngineAway('The moments store went away while it answered', { cause: error });
  }
  return Buffer.concat(chunks);
}

/** Another node of the cluster cannot be reached, or went away while it answered. */
const nodeAwayCodes = new Set([209, 210, 279]);

function failure(text: string, status = 200): EngineError | EngineAway {
  const code = Number(/Code: (\d+)/.exec(text)?.[1] ?? Number.NaN);
  const said = text.slice(0, 2000);
  if (status === 503 || nodeAwayCodes.has(code) || (code === 32 && text.includes('while receiving packet'))) {
    return new EngineAway(said);
  }
  return new EngineError(said, Number.isNaN(code) ? undefined : code);
}

/** Sends a statement and gives back the whole answer; an engine's refusal becomes an EngineError. */
export async function exchange(
  address: Address,
  path: string,
  headers: Record<string, string>,
  body: Uint8Array | string,
): Promise<Buffer> {
  const answer = await send(address, path, headers, body);
  const bytes = await bytesOf(answer);
  if (answer.statusCode !== 200) throw failure(bytes.toString(), answer.statusCode);
  return bytes;
}

/** Sends a statement and gives back its rows one by one, as they come; an answer that breaks off is an error. */
export async function* exchangeRows(
  address: Address,
  path: string,
  headers: Record<string, string>,
  body: string,
): AsyncIterable<unknown> {
  const answer = await send(address, path, headers, body);
  if (answer.statusCode !== 200) throw failure((await bytesOf(answer)).toString(), answer.statusCode);
  let rest = '';
  try {
    for await (const chunk of answer.setEncoding('utf8')) {
      rest += chunk;
      // A server that fails half-way can only say so in the middle of its rows: what follows is all the reason.
      for (let end = rest.indexOf('\n'); end >= 0 && rest.startsWith('{'); end = rest.indexOf('\n')) {
        yield JSON.parse(rest.slice(0, end));
        rest = rest.slice(end + 1);
      }
    }
  } catch (error) {
    throw new EngineAway('The moments store went away while it answered', { cause: error });
  }
  if (rest.trim() !== '') throw failure(rest.trim());
}

/** Rows of a JSONEachRow answer. */
export function rowsOf(bytes: Buffer): unknown[] {
  const text = bytes.toString('utf8').trim();
  return text === '' ? [] : (JSON.parse(`[${text.replaceAll('\n', ',')}]`) as unknown[]);
}
