import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake model was asked, as it came over the wire. */
export interface Heard {
  readonly key: string | undefined;
  readonly temperature: number;
  /** `response_format`, as it was asked for. */
  readonly format: unknown;
  readonly system: string;
  readonly user: string;
  /** What stands between the two lines of the boundary. */
  readonly data: {
    readonly theme?: string;
    readonly quotes?: { readonly id: string; readonly text: string }[];
    readonly clauses?: { readonly id: string; readonly text: string; readonly tasks: string[] }[];
    readonly labels?: Record<string, string[]>;
    readonly themes?: { readonly id: string; readonly name: string }[];
  };
}

/** How it answers: the content of its message, or what it does with the connection instead. */
export type Behaviour = (
  heard: Heard,
  answer: ServerResponse,
  request: IncomingMessage,
) => string | undefined;

export interface FakeModel {
  readonly url: string;
  readonly host: string;
  readonly heard: Heard[];
  behave: Behaviour;
  /** Tokens that it says it counted; undefined = it says nothing. */
  usage: { prompt_tokens: number; completion_tokens: number } | undefined;
  close(): void;
}

function dataOf(user: string): Heard['data'] {
  const [begin = '', ...rest] = user.split('\n');
  const boundary = begin.replace('BEGIN ', '');
  const end = rest.indexOf(`END ${boundary}`);
  return JSON.parse(rest.slice(0, end).join('\n')) as Heard['data'];
}

/** An OpenAI-compatible endpoint on 127.0.0.1 that behaves as a test wants and remembers what it heard. */
export async function openFakeModel(behave: Behaviour): Promise<FakeModel> {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const asked = JSON.parse(body) as {
        temperature: number;
        response_format?: unknown;
        messages: { content: string }[];
      };
      const [system, user] = asked.messages.map(({ content }) => content);
      const one: Heard = {
        key: request.headers.authorization,
        temperature: asked.temperature,
        format: asked.response_format,
        system: system ?? '',
        user: user ?? '',
        data: dataOf(user ?? ''),
      };
      heard.push(one);
      const content = model.behave(one, response, request);
      if (content === undefined) return;
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          choices: [{ message: { content } }],
          ...(model.usage === undefined ? {} : { usage: model.usage }),
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const model: FakeModel = {
    url: `http://127.0.0.1:${port}/v1`,
    host: `127.0.0.1:${port}`,
    heard,
    behave,
    usage: { prompt_tokens: 900, completion_tokens: 100 },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return model;
}
