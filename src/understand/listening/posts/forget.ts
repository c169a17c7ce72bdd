import { type Forgetter, namesOf } from '../../../server/forgetting.ts';
import { everyOpen, removeHeld } from './quarantine-store.ts';

/** Does a document that nobody could read speak of somebody who is erased? As JSON by its values, else by its words. */
function speaksOf(raw: string, form: string, names: ReturnType<typeof namesOf>): boolean {
  if (names.holds(raw)) return true;
  if (form !== 'json') return false;
  try {
    const document: unknown = JSON.parse(raw);
    return holdsValue(document, names.is);
  } catch {
    return false;
  }
}

/** However deep it is nested: what is nested beyond reason waits in quarantine too. */
function holdsValue(document: unknown, is: (text: string) => boolean): boolean {
  const left = [document];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' || typeof value === 'number') {
      if (is(String(value))) return true;
    } else if (typeof value === 'object' && value !== null)
      for (const inside of Object.values(value)) left.push(inside);
  }
  return false;
}

export const forgets: readonly Forgetter[] = [
  {
    what: 'what came to listening posts and could not be read',
    tables: ['post_quarantine'],
    forget: ({ records }, who) =>
      records.inWorkspace(who.workspaceId, async (tx) => {
        // A customer who is known by an address stands in a mail without what is put before it here.
        const bare = who.customers.map((name) => name.replace(/^email:/, ''));
        const names = namesOf({ ...who, customers: [...who.customers, ...bare] });
        const gone = (await everyOpen(tx)).filter(({ raw, form }) => speaksOf(raw, form, names));
        await removeHeld(
          tx,
          gone.map(({ id }) => id),
        );
        return gone.length;
      }),
  },
];
