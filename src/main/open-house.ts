import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../kernel/refusal.ts';
import { doctorPart } from '../server/doctor/index.ts';
import { openStores, type Stores } from '../stores/stores.ts';
import { compose, type House } from './compose.ts';
import { createLog } from './create-log.ts';
import { type Part, parts } from './parts.ts';
import type { Settings } from './settings.ts';
import { version } from './version.ts';

export interface OpenHouse {
  readonly house: House;
  readonly stores: Stores;
  close(): Promise<void>;
}

/** Opens stores and product. Another command that holds the data directory for a moment is waited for. */
export async function openHouse(
  settings: Settings,
  options: {
    logLevel?: string;
    patienceMs?: number;
    parts?: readonly Part[];
    momentsWhenAsked?: boolean;
  } = {},
): Promise<OpenHouse> {
  const log = createLog(options.logLevel ?? 'warn');
  const until = Date.now() + (options.patienceMs ?? 0);
  let stores: Stores | undefined;
  while (stores === undefined) {
    try {
      stores = await openStores({
        ...settings,
        momentsWhenAsked: options.momentsWhenAsked ?? false,
        onDeath: (reason) => log.error({ reason }, 'the moments engine died and is started again'),
      });
    } catch (error) {
      const busy = error instanceof Refused && error.refusal.refused === 'data-in-use';
      if (!busy || Date.now() > until) throw error;
      await pause(200);
    }
  }
  const house = compose({
    stores,
    log,
    dataDirectory: settings.dataDirectory,
    secret: settings.secret,
    secretBefore: settings.secretBefore,
    outboundHosts: settings.outboundHosts,
    parts: [...(options.parts ?? parts), doctorPart({ settings, version, embedded: stores.embedded })],
  });
  return { house, stores, close: stores.close };
}
