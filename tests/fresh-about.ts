import { readFileSync } from 'node:fs';
import { z } from 'zod';

const row = z.object({
  text: z.string(),
  language: z.enum(['en', 'es']),
  journey: z.enum(['orders', 'repairs', 'bills']),
  /** Any of these is right; none = "unknown" is. */
  step: z.array(z.string()),
});

/** Voices written when the words of steps and things were frozen, each with what it is about at Vela. */
export function freshAbout(): z.infer<typeof row>[] {
  const lines = readFileSync(new URL('./labelled/fresh-about.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => row.parse(JSON.parse(line)));
}
