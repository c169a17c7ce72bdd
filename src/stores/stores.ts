import { join } from 'node:path';
import { type MomentsSettings, openMoments } from './moments/open.ts';
import type { MomentsPort } from './moments/port.ts';
import { type Ownership, own } from './ownership.ts';
import { startPostgres } from './records/embedded.ts';
import { openRecords, type Records } from './records/records.ts';

export interface StoreSettings extends MomentsSettings {
  /** PostgreSQL by URL; without it PostgreSQL 18 is started from the checkout. */
  readonly databaseUrl?: string;
}

export interface Stores {
  readonly records: Records;
  readonly moments: MomentsPort;
  readonly ownership: Ownership;
  readonly embedded: { readonly records: boolean; readonly moments: boolean };
  close(): Promise<void>;
}

/** Opens both stores in the form the settings name. This process owns the data directory until `close`. */
export async function openStores(settings: StoreSettings): Promise<Stores> {
  const ownership = await own(settings.dataDirectory);
  const undo: (() => Promise<void>)[] = [() => ownership.release()];
  const closeAll = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const momentsOpening = openMoments(settings);
    // Handled below; without this a failing engine would be an unhandled rejection while PostgreSQL starts.
    momentsOpening.catch(() => undefined);
    let url = settings.databaseUrl;
    if (url === undefined) {
      const postgres = await startPostgres(join(settings.dataDirectory, 'records'));
      undo.push(() => postgres.stop());
      url = postgres.url;
    }
    const records = await openRecords(url).catch(async (error) => {
      await momentsOpening.then((port) => port.close()).catch(() => undefined);
      throw error;
    });
    undo.push(() => records.close());
    const moments = await momentsOpening;
    undo.push(() => moments.close());
    return {
      records,
      moments,
      ownership,
      embedded: {
        records: settings.databaseUrl === undefined,
        moments: settings.clickhouseUrl === undefined,
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
