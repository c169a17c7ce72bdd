import { type HouseCommand, runCommandLine } from '../cli/frame.ts';
import { doctorCommands } from '../server/doctor/index.ts';
import { connect } from './connect.ts';
import { parts } from './parts.ts';
import { version } from './version.ts';

const port = { flags: '--port <number>', summary: 'the port to listen on (SIRIUS_PORT, 4747)' };
const given = (value: unknown) => (typeof value === 'string' ? value : undefined);

const houseCommands: HouseCommand[] = [
  {
    house: true,
    usage: 'serve',
    summary: 'The server and web',
    options: [port],
    run: async (global, options) =>
      (await import('./serve.ts')).serve({ ...global, port: given(options.port) }),
  },
  {
    house: true,
    usage: 'demo',
    summary: 'The same with the demo company in a throw-away data directory',
    options: [port, { flags: '--fresh', summary: 'build the demo company anew' }],
    run: async (global, options) =>
      (await import('./demo.ts')).demo({
        ...global,
        port: given(options.port),
        fresh: options.fresh === true,
      }),
  },
];

// A reader that has seen enough (`sirius … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommandLine(
  {
    version,
    commands: [...houseCommands, ...doctorCommands, ...parts.flatMap((part) => [...(part.commands ?? [])])],
    connect,
  },
  process.argv.slice(2),
);
