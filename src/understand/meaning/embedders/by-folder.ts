import { type Refusal, Refused, refuse } from '../../../kernel/refusal.ts';
import { type AskVectors, askThread, type ThreadAnswer } from './ask-thread.ts';
import { type ModelFolder, versionOfFolder } from './model-folders.ts';

type Facts = NonNullable<ThreadAnswer['facts']>;

/** One open table per folder serves the whole process. */
const open = new Map<string, (texts: readonly string[]) => Promise<ThreadAnswer>>();

function threadOf(folder: ModelFolder) {
  const key = JSON.stringify(folder);
  const known = open.get(key) ?? askThread(new URL('./folder-thread.ts', import.meta.url), folder);
  open.set(key, known);
  return known;
}

/** What a folder holds: its content's version and the length of its vectors; a refusal when it cannot be read. */
export async function factsOfFolder(folder: ModelFolder): Promise<Facts | Refusal> {
  try {
    // The thread may hold what lay there before.
    const [{ facts }, version] = await Promise.all([threadOf(folder)([]), versionOfFolder(folder)]);
    if (facts === undefined) throw new Error('A table was opened without saying what it holds');
    if (facts.version === version) return facts;
    open.delete(JSON.stringify(folder));
    return (await threadOf(folder)([])).facts ?? changed(folder.name).refusal;
  } catch (error) {
    if (error instanceof Refused) {
      // It is read anew when somebody mended it.
      open.delete(JSON.stringify(folder));
      return error.refusal;
    }
    throw error;
  }
}

const changed = (name: string) =>
  new Refused(
    refuse('model-changed', `The folder "${name}" holds another table than when it was chosen.`, {
      next: 'Choose the folder again: voices are then compared and read anew with what it holds now.',
      kind: 'conflict',
    }),
  );

/** Vectors from a company's own folder, as it was when it was chosen. */
export function askFolder(folder: ModelFolder, version: string): AskVectors {
  return async (texts) => {
    for (const isLast of [false, true]) {
      const { vectors, facts } = await threadOf(folder)(texts);
      if (facts?.version === version) return vectors ?? [];
      // What is open may be what lay there between.
      open.delete(JSON.stringify(folder));
      if (isLast) break;
    }
    throw changed(folder.name);
  };
}
