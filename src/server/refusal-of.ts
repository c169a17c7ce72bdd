import { type Refusal, Refused, refuse } from '../kernel/refusal.ts';
import { EngineAway, EngineError } from '../stores/moments/port.ts';
import { isAway } from '../stores/records/records.ts';

// ClickHouse: a value that does not parse as the type it is compared with (text, number, date, UUID).
const badValueCodes = new Set([6, 27, 38, 41, 53, 72, 131, 376]);
const badRecordValues = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05']);
const overtaken = new Set(['23503', '23505', '40001', '40P01']);
const tooLongCodes = new Set([159, 160]);
const tooMuchMemoryCode = 241;

function storeAway(which: string): Refusal {
  return refuse('store-away', `The ${which} store does not answer just now.`, {
    kind: 'away',
    next: 'Try again in a few seconds; nothing was lost.',
  });
}

function ofEngine(code: number | undefined): Refusal | null {
  if (code === undefined) return null;
  if (badValueCodes.has(code)) {
    return refuse('bad-value', 'A value does not fit the field it is compared with.', {
      next: 'Write numbers as 4.5 and times as 2026-01-31T12:00:00Z.',
    });
  }
  if (tooLongCodes.has(code) || code === tooMuchMemoryCode) {
    return refuse('too-much', 'This question is more than the store may work on at once.', {
      kind: 'away',
      next: 'Ask for a shorter period or a narrower filter.',
    });
  }
  return null;
}

/**
 * What a thrown error says to the one who asked, when it is theirs or passing: an expected no, a store that is away,
 * a value the store cannot read. null = a surprise of ours.
 */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof EngineAway) return storeAway('moments');
  // The sign-in library puts an error of its own around what its question met.
  if (isAway(error) || isAway((error as { cause?: unknown }).cause ?? {})) return storeAway('records');
  if (error instanceof EngineError) return ofEngine(error.code);
  const { code } = error as { code?: unknown };
  // A name that was free when it was looked at, a record that was there: somebody else was a moment faster.
  if (typeof code === 'string' && overtaken.has(code)) {
    return refuse('overtaken', 'Somebody else changed this at the same moment.', {
      kind: 'conflict',
      next: 'Look at it again, then repeat what is still to be done.',
    });
  }
  // PostgreSQL cannot read the value as the column's type: an id that is no UUID, a NUL in a text, a date out of range.
  if (typeof code === 'string' && badRecordValues.has(code)) {
    return refuse('bad-value', 'A value does not fit the field it belongs to.', {
      next: 'Check ids and numbers in the request.',
    });
  }
  return null;
}
