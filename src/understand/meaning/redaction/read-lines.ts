import { z } from 'zod';

const lineShape = z.looseObject({ id: z.union([z.string(), z.number()]).optional(), text: z.string() });

/** One line of a file that cannot be read, and why. */
export interface BadLine {
  readonly line: number;
  readonly say: string;
}

/**
 * Reads JSON lines with `id` and `text`; a line without an id is called by its number. What is no such line is told, line
 * by line, and costs its neighbours nothing.
 */
export function readLines(file: string): { items: { id: string; text: string }[]; bad: BadLine[] } {
  const items: { id: string; text: string }[] = [];
  const bad: BadLine[] = [];
  file
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .forEach((raw, i) => {
      if (raw.trim() === '') return;
      const line = i + 1;
      let parsed: unknown;
      try {
        parsed = JSON.parse(raw);
      } catch {
        bad.push({ line, say: `Line ${line} is no JSON.` });
        return;
      }
      const read = lineShape.safeParse(parsed);
      if (read.success) items.push({ id: String(read.data.id ?? line), text: read.data.text });
      else bad.push({ line, say: `Line ${line} has no "text" that is a text.` });
    });
  return { items, bad };
}
