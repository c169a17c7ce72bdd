// The cast of this part's tests: exports as texts, read in small pieces so that nothing depends on where a chunk ends.
import { knownIn, readSource, type SourceKind } from './index.ts';
import type { SourceReading } from './read-source.ts';
import { type KnownRecords, nothingKnown, type SourceRow } from './source-row.ts';

const latest = Date.UTC(2026, 0, 1);

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += 7) yield bytes.subarray(i, i + 7);
}

export async function readGiven(
  kind: SourceKind,
  given: string | Uint8Array,
  known: KnownRecords = nothingKnown,
): Promise<SourceReading[]> {
  const bytes = typeof given === 'string' ? Buffer.from(given) : given;
  const found: SourceReading[] = [];
  for await (const one of readSource(kind, inPieces(bytes), { name: 'file', latest, known })) found.push(one);
  return found;
}

/** What the tables of one export tell of one another. */
export const knownOf = (
  tables: Readonly<Partial<Record<SourceKind, string>>>,
  reader: SourceKind = 'salesforce-case',
): Promise<KnownRecords> =>
  knownIn(
    Object.entries(tables).map(([kind, text]) => ({
      kind: kind as SourceKind,
      open: () => inPieces(Buffer.from(text)),
    })),
    reader,
  );

export const rowsOf = (found: readonly SourceReading[]): SourceRow[] =>
  found.flatMap((one) => ('row' in one ? [one.row] : []));
export const wrongOf = (found: readonly SourceReading[]): string[] =>
  found.flatMap((one) => ('wrong' in one ? [one.wrong] : []));
export const lostOf = (found: readonly SourceReading[]): string[] =>
  found.flatMap((one) => ('lost' in one ? [one.lost] : []));
/** `voice Customer wrote: words` */
export const saidIn = (found: readonly SourceReading[]): string[] =>
  rowsOf(found).map((row) => `${row.kind} ${row.step}: ${row.text ?? ''}`);

/** A table as exports write it: every cell quoted. */
export const csv = (...rows: (readonly (string | number)[])[]): string =>
  rows.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
