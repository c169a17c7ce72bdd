import { type IncomingMessage, request } from 'node:http';
import type { Readable } from 'node:stream';
import type { AnswerOf, Operation } from '../kernel/operation.ts';
import { type Refusal, Refused, refuse } from '../kernel/refusal.ts';
import { addressOf, type Input } from '../server/address.ts';
import type { Api } from './command.ts';

/** How a running server on this machine is reached: its address, the owner's token, the company, the person. */
export interface Remote {
  readonly url: string;
  readonly token: string;
  readonly workspace?: string;
  readonly user?: string;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const kinds: Record<number, NonNullable<Refusal['kind']>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  503: 'away',
};

function refusalIn(text: string, status: number): Refusal | null {
  try {
    const problem = JSON.parse(text) as { code?: string; detail?: string; next?: string };
    if (problem.code === undefined || problem.detail === undefined || status === 500) return null;
    return refuse(problem.code, problem.detail, {
      ...(problem.next === undefined ? {} : { next: problem.next }),
      ...(kinds[status] === undefined ? {} : { kind: kinds[status] }),
    });
  } catch {
    return null;
  }
}

function send(
  remote: Remote,
  operation: Operation,
  input: Input<Operation>,
  bytes?: Readable,
): Promise<IncomingMessage> {
  const body = input.body === undefined ? undefined : JSON.stringify(input.body);
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(addressOf(operation, input), remote.url), {
      method: operation.method,
      headers: {
        authorization: `Bearer ${remote.token}`,
        ...(remote.workspace === undefined
          ? {}
          : { 'x-sirius-workspace': encodeURIComponent(remote.workspace) }),
        ...(remote.user === undefined ? {} : { 'x-sirius-user': encodeURIComponent(remote.user) }),
        ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      },
    });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    if (bytes === undefined) outgoing.end(body);
    else bytes.on('error', (error) => outgoing.destroy(error)).pipe(outgoing);
  });
}

async function answered(answer: IncomingMessage): Promise<IncomingMessage> {
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return answer;
  const text = await textOf(answer);
  const refusal = refusalIn(text, status);
  if (refusal !== null) throw new Refused(refusal);
  throw new Error(`the server answered ${status}: ${text.slice(0, 300)}`);
}

/** The REST API of a running server, for commands. */
export function remoteApi(remote: Remote): Api {
  async function json<O extends Operation>(operation: O, input: Input<O>, bytes?: Readable) {
    const answer = await answered(await send(remote, operation, input as Input<Operation>, bytes));
    const text = await textOf(answer);
    return (text === '' ? undefined : JSON.parse(text)) as AnswerOf<O>;
  }
  return {
    ask: (operation, input = {}) => json(operation, input),
    upload: (operation, input, bytes) => json(operation, input, bytes),
    async download(operation, input = {}) {
      return answered(await send(remote, operation, input as Input<Operation>));
    },
  };
}

/** Does a server answer there? Half a second is enough on one machine. */
export function isAnswering(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asking = request(new URL('/healthz', url), { timeout: 1500 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => resolve(false));
    asking.end();
  });
}
