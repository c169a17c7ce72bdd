import { join } from 'node:path';
import { openEmbedded } from './embedded.ts';
import { migrateMoments } from './migrate.ts';
import type { MomentsPort } from './port.ts';
import { requireFit } from './require-fit.ts';
import { openServer } from './server.ts';
import { openWhenAsked } from './when-asked.ts';

export interface MomentsSettings {
  readonly dataDirectory: string;
  /** ClickHouse by URL; without it the embedded engine is started. */
  readonly clickhouseUrl?: string;
  /** Starts the embedded engine with the first question only. */
  readonly momentsWhenAsked?: boolean;
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
  const start = () => startEngine(settings);
  return settings.momentsWhenAsked === true ? openWhenAsked(start) : start();
}

async function startEngine({ dataDirectory, onDeath }: MomentsSettings): Promise<MomentsPort> {
  const port = await openEmbedded(join(dataDirectory, 'moments'), onDeath);
  try {
    await migrateMoments(port);
    return port;
  } catch (error) {
    await port.close();
    throw error;
  }
}
