import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { type OpenHouse, openHouse } from '../src/main/open-house.ts';
import { parts } from '../src/main/parts.ts';
import { type RunningServer, runServer, type ServerOptions } from '../src/main/run-server.ts';
import { readSettings, type Settings } from '../src/main/settings.ts';
import { readOwner } from '../src/stores/ownership.ts';
import { temporaryDirectory } from './house.ts';

export interface TestServer {
  readonly url: string;
  readonly opened: OpenHouse;
  readonly running: RunningServer;
  readonly dataDirectory: string;
  /** The owner's token, as the command line finds it. */
  readonly token: string;
  /** One request; `as` is a cookie or a key. */
  call(method: string, path: string, given?: Call): Promise<Answered>;
  close(): Promise<void>;
}

export interface Call {
  readonly json?: unknown;
  readonly raw?: string;
  readonly cookie?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What a test looks into; each says what it expects.
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookie: string;
}

/** A real server on a free port of 127.0.0.1, over fresh embedded stores. */
export async function openServer(
  options: ServerOptions & { settings?: Partial<Settings> } = {},
): Promise<TestServer> {
  const dataDirectory = temporaryDirectory('server');
  const settings = { ...readSettings({ data: dataDirectory, port: '0' }, {}), ...options.settings };
  const opened = await openHouse(settings, {
    logLevel: process.env.SIRIUS_TEST_LOG ?? 'silent',
    parts: options.parts ?? parts,
  });
  const running = await runServer(opened, settings, options);
  const url = running.url.replace('localhost', '127.0.0.1');
  return {
    url,
    opened,
    running,
    dataDirectory,
    token: readOwner(dataDirectory)?.token ?? '',
    call: (method, path, given = {}) => call(url, method, path, given),
    async close() {
      await running.close();
      await opened.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function call(url: string, method: string, path: string, given: Call): Promise<Answered> {
  const body = given.raw ?? (given.json === undefined ? undefined : JSON.stringify(given.json));
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(given.cookie === undefined ? {} : { cookie: given.cookie, origin: url }),
      ...(given.key === undefined ? {} : { authorization: `Bearer ${given.key}` }),
      ...given.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { status: response.status, headers: response.headers, text, body: parsed(text), cookie };
}

/** One request as a browser sends it that knows the server by another name: fetch writes Host itself. */
export function sendAs(
  url: string,
  { method, headers, body = '' }: { method: string; headers: Record<string, string>; body?: string },
): Promise<{ status: number; code: unknown }> {
  return new Promise((done, failed) => {
    const sent = request(url, { method, headers, agent: false }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      done({ status: response.statusCode ?? 0, code: parsed(text).code });
    });
    sent.on('error', failed).end(body);
  });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
