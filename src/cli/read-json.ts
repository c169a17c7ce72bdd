import { lostIn } from '../kernel/exact-json.ts';
import { Refused, refuse } from '../kernel/refusal.ts';
import type { CommandContext } from './command.ts';

/** The JSON in a text, exactly or not at all. `place` is where it stands ("Line 3 of items.jsonl"), `next` what to write. */
export function jsonIn(text: string, place: string, next: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused(refuse('not-json', `${place} is no JSON.`, { next }));
  }
  const lost = lostIn(text, value);
  if (lost !== null)
    throw new Refused(
      refuse('not-exact', `${place}: ${lost}`, { next: 'Write each name once, and long numbers as text.' }),
    );
  return value;
}

/** The JSON in a file, or on stdin for '-'. */
export async function readJson(
  { readText }: Pick<CommandContext, 'readText'>,
  path: string,
  next: string,
): Promise<unknown> {
  return jsonIn(await readText(path), path, next);
}
