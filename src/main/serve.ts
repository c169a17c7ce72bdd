import type { ExitCode } from '../cli/command.ts';
import type { GlobalOptions } from '../cli/frame.ts';
import { Refused, refuse } from '../kernel/refusal.ts';
import { signingSecret } from '../server/access/index.ts';
import { clearGarbage } from '../server/clear-garbage.ts';
import { buildWebIfStale } from './build-web.ts';
import { openHouse } from './open-house.ts';
import { runServer, type ServerOptions } from './run-server.ts';
import { readSettings, type Settings } from './settings.ts';
import { listenForStop } from './until-told.ts';

/** `sirius serve`: stores, server and web until it is told to stop. */
export async function serve(given: GlobalOptions & { port?: string | undefined }): Promise<ExitCode> {
  return serveWith(readSettings(given), {});
}

/** The whole life of a server process: build the web when it is stale, open, listen, say where, stop gracefully. */
export async function serveWith(settings: Settings, options: ServerOptions): Promise<ExitCode> {
  // Said before anything is opened or built.
  if (settings.secret !== undefined) signingSecret(settings.dataDirectory, settings.secret);
  await buildWebIfStale();
  const stopping = listenForStop();
  const opened = await openHouse(settings, {
    logLevel: process.env.SIRIUS_LOG || 'info',
    ...(options.parts === undefined ? {} : { parts: options.parts }),
  });
  const starting = runServer(opened, settings, options);
  const running = await Promise.race([starting, stopping.told]).catch(async (error: unknown) => {
    await opened.close();
    throw explained(error, settings);
  });
  if (running === 'told') {
    starting.catch(() => undefined);
    await stopping.stop(opened.close);
    // What was being prepared is left half done; it is taken up, or begun anew, at the next start.
    process.exit(0);
  }
  console.log(running.url);
  // A start leaves as much garbage behind as a server keeps; nobody waits for this.
  void clearGarbage();
  if (running.setUpCode !== undefined) {
    console.error(`The first administrator is set up at ${running.url} with the code ${running.setUpCode}`);
  }
  await stopping.told;
  await stopping.stop(async () => {
    await running.close();
    await opened.close();
  });
  return 0;
}

function explained(error: unknown, settings: Settings): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  const why = code === 'EACCES' ? 'may not be opened by this user' : 'is in use by another program';
  return new Refused(
    refuse('port-in-use', `Port ${settings.port} ${why}.`, {
      next: 'Choose another with --port or SIRIUS_PORT.',
    }),
  );
}
