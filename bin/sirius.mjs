#!/usr/bin/env -S node --max-semi-space-size=8
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keepWhatIsCompiled } from './compile-cache.mjs';
import { findNode24, noNode24 } from './node24.mjs';

keepWhatIsCompiled();
const node = findNode24();
const entry = fileURLToPath(new URL('../src/main/sirius.ts', import.meta.url));
if (node === null) {
  console.error(noNode24);
  process.exit(2);
} else if (node === process.execPath) {
  await import(entry);
} else {
  // Without a bound young objects alone are let grow to 64 MB.
  const child = spawn(node, ['--max-semi-space-size=8', entry, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // The child hears the terminal's Ctrl-C itself; signals sent to this process alone are passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
