import { type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { createInterface } from 'node:readline';
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

function failure(text: string): EngineError {
  const code = /Code: (\d+)/.exec(text)?.[1];
  return new EngineError(text.slice(0, 2000), code === undefined ? undefined : Number(code));
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
  if (answer.statusCode === 503) throw new EngineAway(bytes.toString());
  if (answer.statusCode !== 200) throw failure(bytes.toString());
  return bytes;
}

/** Sends a statement and gives back its rows one by one, as they come. */
export async function* exchangeRows(
  address: Address,
  path: string,
  headers: Record<string, string>,
  body: string,
): AsyncIterable<unknown> {
  const answer = await send(address, path, headers, body);
  if (answer.statusCode !== 200) throw failure((await bytesOf(answer)).toString());
  for await (const line of createInterface({ input: answer, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield JSON.parse(line);
  }
}

/** Rows of a JSONEachRow answer. */
export function rowsOf(bytes: Buffer): unknown[] {
  const text = bytes.toString('utf8').trim();
  return text === '' ? [] : (JSON.parse(`[${text.replaceAll('\n', ',')}]`) as unknown[]);
}
