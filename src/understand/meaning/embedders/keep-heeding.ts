import type { Services } from '../../../server/serve.ts';
import { timesForgotten } from './forgotten-store.ts';
import { companiesWithVectors, heedForgotten } from './kept-vectors.ts';

/** Vectors that nobody asks for any more go within this time of an erasure on another server. */
const lookEveryMs = 60_000;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lets go of what other servers forgot, in every company of which vectors are kept here. */
export async function heedOthers({
  records,
  dataDirectory,
}: Pick<Services, 'records' | 'dataDirectory'>): Promise<void> {
  for (const workspace of await companiesWithVectors(dataDirectory)) {
    if (!uuid.test(workspace)) continue;
    const times = await records.inWorkspace(workspace, timesForgotten);
    await heedForgotten(dataDirectory, workspace, times);
  }
}

/** In a server: at its start, for erasures while it was away, and every minute. */
export async function onStart(services: Services): Promise<void> {
  const look = () =>
    heedOthers(services).catch((error: unknown) =>
      services.log.warn(
        { err: error },
        'vectors forgotten elsewhere could not be looked up; tried again soon',
      ),
    );
  setInterval(look, lookEveryMs).unref();
  void look();
}
