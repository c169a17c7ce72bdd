import { contentHash } from './distinct.ts';

/** A new id made of what the theme is about; never one that was given before. It is noted in `used`. */
export function newId(content: string, used: Set<string>): string {
  for (let turn = 0; ; turn++) {
    const id = `t${contentHash(content, turn).toString(36).padStart(11, '0').slice(-10)}`;
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}
