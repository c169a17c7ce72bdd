import type { Services } from './serve.ts';

/** Whom a company erases, with everything that was known to be theirs when the erasure began. */
export interface ToForget {
  readonly workspaceId: string;
  /** Every identifier of the customer. */
  readonly customers: readonly string[];
  readonly episodes: readonly string[];
  /** Ids of all their moments. */
  readonly moments: readonly string[];
  /** What they said, as it was stored (redacted). */
  readonly texts: readonly string[];
  /** Fingerprints of what they said, as it was written. */
  readonly textKeys: readonly string[];
  /** Where their moments came from: the number of the file or post, and the row in it. */
  readonly rows: readonly { readonly source: number; readonly row: number }[];
}

/** One kind of thing that a part keeps of customers, and how it is forgotten. */
export interface Forgetter {
  /** What it is, as the ledger says it: `moments`, `labels by people` … */
  readonly what: string;
  /** Tables of the records that it removes from; rewritten afterwards, so that nothing of it stays on the disk. */
  readonly tables?: readonly string[];
  /**
   * Removes all of it and says how many were removed. Called again after a kill, and until nothing is left: what is gone
   * already is not there to be removed.
   */
  forget(services: Services, who: ToForget): Promise<number>;
  /** What stays all the same for a while, and until when, in sentences; asked at the end. */
  remains?(services: Services, who: ToForget): Promise<string[]>;
}

/** Keeps something from coming in while `work` runs, and waits for what is under way. */
export type Pause = <T>(services: Services, workspaceId: string, work: () => Promise<T>) => Promise<T>;

/** Tells texts that name somebody who is erased. */
export interface Names {
  /** Is the text one of the names, and nothing else? */
  is(text: string): boolean;
  /** Does it hold one? Of names shorter than six letters only the whole text counts: "7" is in every second text. */
  holds(text: string): boolean;
}

const shortestWithin = 6;

/** What stands for a customer where only a name is kept: the customer, their episodes, their moments. */
export function namesOf({ customers, episodes, moments }: ToForget): Names {
  const all = new Set([...customers, ...episodes, ...moments]);
  const long = [...customers, ...episodes].filter((name) => name.length >= shortestWithin);
  const is = (text: string) => all.has(text.trim());
  return { is, holds: (text) => is(text) || long.some((name) => text.includes(name)) };
}

/** A document with the texts emptied that hold a name; the very same object when there are none. */
export function emptied(document: unknown, names: Names): unknown {
  if (typeof document === 'string') return names.holds(document) ? '' : document;
  if (typeof document !== 'object' || document === null) return document;
  if (Array.isArray(document)) {
    const members = document.map((member) => emptied(member, names));
    return members.every((member, i) => member === document[i]) ? document : members;
  }
  const fields = Object.entries(document).map(
    ([name, value]) => [name, emptied(value, names), value] as const,
  );
  return fields.every(([, after, before]) => after === before)
    ? document
    : Object.fromEntries(fields.map(([name, after]) => [name, after]));
}

/** The same without members of lists that are a name, or point at one in a field of their own. */
export function without(document: unknown, names: Names): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const points = (member: unknown) =>
    typeof member === 'string'
      ? names.is(member)
      : typeof member === 'object' &&
        member !== null &&
        Object.values(member).some((value) => typeof value === 'string' && names.is(value));
  if (Array.isArray(document)) {
    const members = document.filter((member) => !points(member)).map((member) => without(member, names));
    const isSame = members.length === document.length && members.every((member, i) => member === document[i]);
    return isSame ? document : members;
  }
  const fields = Object.entries(document).map(
    ([name, value]) => [name, without(value, names), value] as const,
  );
  return fields.every(([, after, before]) => after === before)
    ? document
    : Object.fromEntries(fields.map(([name, after]) => [name, after]));
}
