import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';

const mark = '/* prepared */';

/**
 * Begins a statement that is sent again and again: sql`${prepared} INSERT ...`. It is parsed and planned once for each
 * connection instead of each time. For statements whose plan does not depend on how many rows a table has: what is planned
 * while a table is empty stays planned like that until it is analysed.
 */
export const prepared = sql.raw(mark);

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, name);
  return name;
}

/** A connection that gives statements marked as prepared their name. */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg overloads `query` ten times; all but one form go through untouched.
  override query(...given: any[]): any {
    const [text, values] = given;
    if (typeof text === 'string' && text.startsWith(mark) && Array.isArray(values) && given.length === 2) {
      return super.query({ name: nameOf(text), text, values });
    }
    return (super.query as (...all: unknown[]) => unknown)(...given);
  }
}
