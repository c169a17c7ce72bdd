import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import pino from 'pino';
import { readSettings, workspaceNamed, writeSettings } from '../src/align/governance/index.ts';
import { newId } from '../src/kernel/ids.ts';
import type { AnswerOf, AskOf, Operation } from '../src/kernel/operation.ts';
import type { Caller, Role } from '../src/kernel/policy.ts';
import type { Refusal } from '../src/kernel/refusal.ts';
import { compose, type House } from '../src/main/compose.ts';
import { type Part, parts } from '../src/main/parts.ts';
import { overTheWire } from '../src/server/address.ts';
import { Download, type Services } from '../src/server/serve.ts';
import { openStores } from '../src/stores/stores.ts';

export interface Asking {
  /** The role or roles of the one who asks; by default those of whoever runs the machine. */
  readonly as?: Role | readonly Role[];
  readonly userId?: string;
  readonly name?: string;
  readonly functionName?: string;
  readonly workspaceId?: string;
  /** The upload of an operation with bodyKind 'bytes'. */
  readonly bytes?: Readable;
}

export interface TestHouse {
  readonly services: Services;
  readonly house: House;
  readonly workspaceId: string;
  readonly dataDirectory: string;
  /** Asks the way every transport does: policy, strict shapes, handler, shape of the answer. */
  ask<O extends Operation>(
    operation: O,
    input?: Partial<AskOf<O>>,
    asking?: Asking,
  ): Promise<AnswerOf<O> | Refusal>;
  /** The same, for a test that goes on only with an answer: throws what was refused. */
  answer<O extends Operation>(operation: O, input?: Partial<AskOf<O>>, asking?: Asking): Promise<AnswerOf<O>>;
  /** The whole text of an operation that answers with a file. */
  file<O extends Operation>(operation: O, input?: Partial<AskOf<O>>, asking?: Asking): Promise<string>;
  /** Moves the workspace's clock; null = the machine's time again. */
  setClock(now: Date | null): Promise<void>;
  /** One more company in the same house, for tests of foreign ids. */
  otherWorkspace(): Promise<string>;
  close(): Promise<void>;
}

/** A folder that PostgreSQL's own user may pass, gone when the test is over. */
export function temporaryDirectory(name = 'house'): string {
  const directory = mkdtempSync(join(tmpdir(), `sirius-test-${name}-`));
  chmodSync(directory, 0o755);
  return directory;
}

export interface HouseOptions {
  readonly clock?: string | Date;
  readonly parts?: readonly Part[];
  readonly log?: boolean;
  /** Stores by URL; without one the embedded engine is started. */
  readonly databaseUrl?: string;
  readonly clickhouseUrl?: string;
  /** Hosts of one's own that may be asked: `127.0.0.1` for a fake endpoint. */
  readonly outboundHosts?: readonly string[];
}

/** A real house for a test: stores on a fresh directory or by URL, one workspace, every part composed. */
export async function openHouse(options: HouseOptions = {}): Promise<TestHouse> {
  const dataDirectory = temporaryDirectory();
  const { databaseUrl, clickhouseUrl } = options;
  const stores = await openStores({
    dataDirectory,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(clickhouseUrl === undefined ? {} : { clickhouseUrl }),
  });
  const log = pino(
    { level: options.log ? 'debug' : (process.env.SIRIUS_TEST_LOG ?? 'fatal') },
    pino.destination(2),
  );
  const house = compose({
    stores,
    log,
    dataDirectory,
    parts: options.parts ?? parts,
    outboundHosts: options.outboundHosts,
  });
  const { id: workspaceId } = await workspaceNamed(stores.records, 'default');

  function callerOf(asking: Asking): Caller {
    const { as = ['administrator', 'cx-lead', 'researcher'] } = asking;
    const roles = typeof as === 'string' ? [as] : as;
    return {
      userId: asking.userId ?? `user-${roles[0] ?? 'nobody'}`,
      name: asking.name ?? `The ${roles[0] ?? 'nobody'}`,
      workspaceId: asking.workspaceId ?? workspaceId,
      roles,
      ...(asking.functionName === undefined ? {} : { functionName: asking.functionName }),
    };
  }
  const perform = (operation: Operation, input: object, asking: Asking) =>
    house.perform(house.endpointOf(operation), callerOf(asking), {
      ...overTheWire(input),
      ...(asking.bytes === undefined ? {} : { bytes: asking.bytes }),
    });

  const test: TestHouse = {
    services: house.services,
    house,
    workspaceId,
    dataDirectory,
    ask: async (operation, input = {}, asking = {}) => (await perform(operation, input, asking)) as never,
    async answer(operation, input = {}, asking = {}) {
      const given = await perform(operation, input, asking);
      if (isRefused(given)) throw new Error(`${given.refused}: ${given.say}`);
      return given as never;
    },
    async file(operation, input = {}, asking = {}) {
      const given = await perform(operation, input, asking);
      if (!(given instanceof Download)) throw new Error(`no file: ${JSON.stringify(given)}`);
      const chunks: Buffer[] = [];
      for await (const chunk of given.stream) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString('utf8');
    },
    async setClock(now) {
      const current = await readSettings(stores.records, workspaceId);
      if (current === null) throw new Error('the workspace is gone');
      await writeSettings(stores.records, workspaceId, {
        ...current.settings,
        clock: now?.toISOString() ?? null,
      });
    },
    otherWorkspace: async () => (await workspaceNamed(stores.records, `other-${newId()}`)).id,
    async close() {
      await stores.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
  if (options.clock !== undefined) await test.setClock(new Date(options.clock));
  return test;
}

function isRefused(given: unknown): given is Refusal {
  return typeof given === 'object' && given !== null && 'refused' in given && 'say' in given;
}
