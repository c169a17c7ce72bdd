// What Node made of the sources is kept beside the installed packages, so that a command does not strip and compile a
// thousand files anew each time it starts. Where that folder cannot be written, everything works as before.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const kept = fileURLToPath(new URL('../node_modules/.cache/sirius', import.meta.url));

/** Switched on for this process, where its Node knows how, and for those it starts. */
export function keepWhatIsCompiled() {
  process.env.NODE_COMPILE_CACHE ??= kept;
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}
