import { join } from 'node:path';
import { openEmbedded } from './embedded.ts';
import { migrateMoments } from './migrate.ts';
import type { MomentsPort } from './port.ts';
import { requireFit } from './require-fit.ts';
import { openServer } from './server.ts';

export interface MomentsSettings {
  readonly dataDirectory: string;
  /** ClickHouse by URL; without it the embedded engine is started. */
  readonly clickhouseUrl?: string;
  readonly onDeath?: (reason: string) => void;
}

/** Opens the moments store in whichever form the settings name, and brings it to the newest form. */
export async function openMoments(settings: MomentsSettings): Promise<MomentsPort> {
  if (settings.clickhouseUrl !== undefined) {
    const server = openServer(settings.clickhouseUrl);
    await requireFit(server);
    await migrateMoments(server);
    return server;
  }
  const port = await openEmbedded(join(settings.dataDirectory, 'moments'), settings.onDeath);
  try {
    await migrateMoments(port);
    return port;
  } catch (error) {
    await port.close();
    throw error;
  }
}
