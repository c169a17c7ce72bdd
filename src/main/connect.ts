import type { Readable } from 'node:stream';
import type { Api } from '../cli/command.ts';
import type { Connection, GlobalOptions } from '../cli/frame.ts';
import { isAnswering, remoteApi } from '../cli/remote.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Caller } from '../kernel/policy.ts';
import { isRefusal, orThrow, Refused, refuse } from '../kernel/refusal.ts';
import { localCaller } from '../server/access/index.ts';
import { type Input, overTheWire } from '../server/address.ts';
import { Download } from '../server/serve.ts';
import { readOwner } from '../stores/ownership.ts';
import type { House } from './compose.ts';
import { readSettings } from './settings.ts';

/** The API in process: the same operations, shapes and policy as over HTTP, without a socket. */
export function localApi(house: House, caller: Caller): Api {
  async function perform(operation: Operation, input: Input<Operation> = {}, bytes?: Readable) {
    const answer = await house.perform(house.endpointOf(operation), caller, {
      ...overTheWire(input),
      ...(bytes === undefined ? {} : { bytes }),
    });
    if (isRefusal(answer)) throw new Refused(answer);
    return answer;
  }
  return {
    ask: (operation, input) => perform(operation, input as Input<Operation>) as never,
    upload: (operation, input, bytes) => perform(operation, input as Input<Operation>, bytes) as never,
    async download(operation, input) {
      const answer = await perform(operation, input as Input<Operation>);
      if (answer instanceof Download) return answer.stream;
      throw new Refused(refuse('no-file', 'This answer is no file.'));
    },
  };
}

/** Reaches the running server of the data directory when there is one, else opens the stores in this process. */
export async function connect(global: GlobalOptions): Promise<Connection> {
  const settings = readSettings(global);
  const { workspace, user } = global;
  const owner = readOwner(settings.dataDirectory);
  if (owner?.url !== undefined && owner.token !== undefined && (await isAnswering(owner.url))) {
    const as = {
      ...(workspace === undefined ? {} : { workspace }),
      ...(user === undefined ? {} : { user }),
    };
    return {
      api: remoteApi({ url: owner.url, token: owner.token, ...as }),
      close: async () => undefined,
    };
  }
  const { openHouse } = await import('./open-house.ts');
  const opened = await openHouse(settings, { patienceMs: 5000, momentsWhenAsked: true });
  try {
    const caller = orThrow(await localCaller(opened.house.services.records, workspace, user));
    return { api: localApi(opened.house, caller), close: opened.close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
