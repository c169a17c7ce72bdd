import type { Item } from '../items/contract.ts';
import { itemShape } from '../items/contract.ts';
import type { HookMapping, HookMoment } from './mapping.contract.ts';
import { plainOf } from './plain-of.ts';
import { readPath } from './read-path.ts';

/** Why a document is no item: where in it, and what is wrong. */
export interface Unread {
  readonly place: string;
  readonly reason: string;
}
export const isUnread = (value: Item | Unread | null): value is Unread => value !== null && 'reason' in value;

class Unreadable extends Error {
  readonly unread: Unread;
  constructor(place: string, reason: string) {
    super(reason);
    this.unread = { place, reason };
  }
}

type Value = string | { readonly path: string };

/** Numbers that are names (ids) are written out; nothing else is made a text. */
function textAt(document: unknown, path: string): string | undefined {
  const found = readPath(document, path);
  if (found === undefined || found === null || found === '') return undefined;
  if (typeof found === 'string') return found;
  if (typeof found === 'number' && Number.isSafeInteger(found)) return String(found);
  throw new Unreadable(path, 'it holds neither a text nor a whole number');
}

const valueIn = (document: unknown, value: Value | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : textAt(document, value.path);

function needed(document: unknown, value: Value): string {
  const found = valueIn(document, value);
  if (found === undefined) throw new Unreadable(typeof value === 'string' ? '' : value.path, 'it is missing');
  return found;
}

function timeAt(document: unknown, path: string, unit: HookMapping['time']): string {
  const found = readPath(document, path);
  if (found === undefined || found === null) throw new Unreadable(path, 'it is missing');
  if (unit !== 'iso') {
    if (typeof found !== 'number' || !Number.isFinite(found))
      throw new Unreadable(path, 'it is no number, and times are meant to be numbers');
    const time = new Date(unit === 'seconds' ? found * 1000 : found);
    if (Number.isNaN(time.getTime())) throw new Unreadable(path, 'it is no time');
    return time.toISOString();
  }
  if (typeof found !== 'string') throw new Unreadable(path, 'it is no time written as text');
  // Zendesk and others write "2026-01-31 12:00:00 UTC" or "+0000".
  const iso = found
    .trim()
    .replace(/^(\d{4}-\d\d-\d\d) (?=\d)/, '$1T')
    .replace(/ ?UTC$/, 'Z')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  if (!/(Z|[+-]\d\d:\d\d)$/.test(iso)) throw new Unreadable(path, 'the time has no zone');
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) throw new Unreadable(path, 'it is no time');
  return time.toISOString();
}

function scoresOf(document: unknown, scores: HookMoment['scores']) {
  const found: Record<string, { value: number; scale: [number, number] }> = {};
  for (const [metric, { path, scale }] of Object.entries(scores ?? {})) {
    const value = readPath(document, path);
    if (value === undefined || value === null) continue;
    if (typeof value !== 'number') throw new Unreadable(path, 'it is no number');
    if (value < scale[0] || value > scale[1])
      throw new Unreadable(path, `it is off the scale ${scale[0]} to ${scale[1]}`);
    found[metric] = { value, scale };
  }
  return found;
}

const texts = ['episode', 'function', 'channel', 'resource', 'language'] as const;

function momentOf(document: unknown, mapping: HookMoment, unit: HookMapping['time']) {
  const moment: Record<string, unknown> = {
    kind: mapping.kind,
    customer: needed(document, mapping.customer),
    step: needed(document, mapping.step),
    at: timeAt(document, mapping.at.path, unit),
  };
  for (const field of texts) {
    const found = valueIn(document, mapping[field]);
    if (found !== undefined) moment[field] = found;
  }
  const text = mapping.text === undefined ? undefined : textAt(document, mapping.text.path);
  if (text !== undefined) moment.text = mapping.html === true ? plainOf(text) : text;
  const scores = scoresOf(document, mapping.scores);
  if (Object.keys(scores).length > 0) moment.scores = scores;
  const attributes = Object.entries(mapping.attributes ?? {}).flatMap(([name, value]) => {
    const found = valueIn(document, value);
    return found === undefined ? [] : [[name, found.slice(0, 2000)]];
  });
  if (attributes.length > 0) moment.attributes = Object.fromEntries(attributes);
  return moment;
}

const isMeant = (document: unknown, { only }: HookMoment): boolean => {
  if (only === undefined) return true;
  const found = readPath(document, only.path);
  return found !== undefined && only.in.includes(String(found));
};

/** The documents in a call that are items each: members of a list, or the whole. null = the list is not there. */
export function documentsIn(body: unknown, mapping: HookMapping): readonly unknown[] | null {
  if (mapping.each === undefined) return [body];
  const found = readPath(body, mapping.each);
  return Array.isArray(found) ? found : null;
}

/**
 * Reads a document of another tool as an item; null when none of the mapping's moments is meant by it (a kind of event
 * that is not listened to). What does not fit is told with its place, and nothing of it is guessed.
 */
export function mapItem(document: unknown, mapping: HookMapping): Item | Unread | null {
  try {
    const meant = mapping.moments.filter((moment) => isMeant(document, moment));
    if (meant.length === 0) return null;
    const item = {
      id: needed(document, mapping.id),
      moments: meant.map((moment) => momentOf(document, moment, mapping.time)),
    };
    const read = itemShape.safeParse(item);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    return { place: issue?.path.join('.') ?? '', reason: issue?.message ?? 'not understood' };
  } catch (error) {
    if (error instanceof Unreadable) return error.unread;
    throw error;
  }
}
