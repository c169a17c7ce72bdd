import { EngineAway, type MomentsPort } from './port.ts';

/**
 * The embedded engine, started by the first question asked of it and not before: a command that needs only what people wrote
 * and decided pays neither its second of start nor its 250 MB. An engine that could not be started is tried anew by the next
 * question; none is started once the store was closed.
 */
export function openWhenAsked(open: () => Promise<MomentsPort>): MomentsPort {
  let opening: Promise<MomentsPort> | undefined;
  let isClosed = false;
  const opened = (): Promise<MomentsPort> => {
    if (isClosed) throw new EngineAway('The moments store was closed');
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    form: 'embedded',
    rows: async (...asked) => (await opened()).rows(...asked),
    async *stream(...asked) {
      yield* (await opened()).stream(...asked);
    },
    run: async (...asked) => (await opened()).run(...asked),
    runEverywhere: async (...asked) => (await opened()).runEverywhere(...asked),
    insert: async (block) => (await opened()).insert(block),
    version: async () => (await opened()).version(),
    async close() {
      isClosed = true;
      // Whoever asked hears that the engine did not start; there is nothing to end then.
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}
