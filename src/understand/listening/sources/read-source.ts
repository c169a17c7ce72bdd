import { readCaptions } from './calls/captions.ts';
import { transcriptRows } from './calls/conversation.ts';
import { readTranscript } from './calls/transcript-json.ts';
import { list, member, raw } from './fields.ts';
import { readHelpdesk } from './helpdesks/read-helpdesk.ts';
import { type TicketTimes, ticketColumns, ticketRow } from './helpdesks/ticket-rows.ts';
import { ragged, type ZendeskTable, zendeskRow } from './helpdesks/zendesk-tables.ts';
import { linesOf, tableOf, wholeText } from './read-texts.ts';
import type { SourceKind } from './recognise-source.ts';
import { reviewOfRow, reviewRows, schemaReviews, storeReviews } from './reviews/review.ts';
import type { Reading, SourceContext } from './source-row.ts';

type Chunks = AsyncIterable<Uint8Array>;
export type SourceReading = Reading & { readonly times?: TicketTimes };

const zendesk: Partial<Record<SourceKind, ZendeskTable>> = {
  'zendesk-ticket': 'ticket',
  'zendesk-comment': 'comment',
  'zendesk-history': 'history',
  'zendesk-chat-event': 'chat-event',
  'zendesk-service-level': 'service-level',
};

const notJson = (text: string): Reading => ({
  wrong: 'not JSON: the file is broken or cut off',
  column: '',
  raw: raw(text),
});

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch {
    return null;
  }
}

/** Counts how often a key was met, so that equal rows of one file stay rows of their own. */
function counter(): (key: string) => number {
  const met = new Map<string, number>();
  return (key) => {
    const count = (met.get(key) ?? 0) + 1;
    met.set(key, count);
    return count;
  };
}

async function* rowsOf(
  kind: SourceKind,
  chunks: Chunks,
  context: SourceContext,
): AsyncGenerator<SourceReading> {
  const table = zendesk[kind];
  const nth = counter();
  let columns: ReturnType<typeof ticketColumns> = null;
  for await (const { row, cells } of tableOf(chunks)) {
    if (row === null) {
      yield ragged(cells);
      continue;
    }
    if (table !== undefined) yield* zendeskRow(table, row, context, nth);
    else if (kind === 'review-rows')
      yield* reviewRows(reviewOfRow(row), context, Object.values(row).join(','));
    else {
      columns ??= ticketColumns(Object.keys(row));
      if (columns !== null) yield* ticketRow(row, columns, context);
    }
  }
}

function* reviewsIn(value: unknown, context: SourceContext): Generator<Reading> {
  let found = 0;
  const linked = [...schemaReviews(value)];
  for (const { review, whole } of linked.length > 0 ? linked : storeReviews(value)) {
    found++;
    yield* reviewRows(review, context, whole);
  }
  if (found === 0) yield { wrong: 'no review was found in this', column: '', raw: raw(value) };
}

async function* linesIn(kind: SourceKind, chunks: Chunks, context: SourceContext): AsyncGenerator<Reading> {
  const helpdesk = readHelpdesk(context);
  for await (const line of linesOf(chunks)) {
    if (line.trim() === '') continue;
    const read = parsed(line);
    if (read === null) yield notJson(line);
    else if (kind === 'review-lines') {
      const wrapped =
        member(read.value, '@type') === undefined && !('im:rating' in Object(read.value))
          ? [read.value]
          : read.value;
      yield* reviewsIn(wrapped, context);
    } else yield* helpdesk(read.value);
  }
}

async function* wholeIn(kind: SourceKind, chunks: Chunks, context: SourceContext): AsyncGenerator<Reading> {
  const text = await wholeText(chunks);
  if (text === null) {
    yield {
      wrong: 'the file is larger than can be read at once: export it as JSON lines',
      column: '',
      raw: '',
    };
    return;
  }
  if (kind === 'captions') {
    const transcript = readCaptions(text);
    for (const cue of transcript.broken)
      yield { wrong: 'the cue’s times were not understood', column: 'at', raw: cue };
    yield* transcriptRows(transcript, context);
    return;
  }
  const read = parsed(text);
  if (read === null) yield notJson(text);
  else if (kind === 'transcript') {
    const transcript = readTranscript(read.value);
    if (transcript === null)
      yield { wrong: 'no turn of a conversation was found in this', column: '', raw: raw(read.value) };
    else yield* transcriptRows(transcript, context);
  } else if (kind === 'review-json') yield* reviewsIn(read.value, context);
  else {
    const helpdesk = readHelpdesk(context, list(member(read.value, 'users')));
    yield* helpdesk(read.value);
  }
}

/** Reads one export as a stream of readings in file order. Nothing in a file stops it: what is odd is told. */
export function readSource(
  kind: SourceKind,
  chunks: Chunks,
  context: SourceContext,
): AsyncGenerator<SourceReading> {
  if (kind === 'helpdesk-lines' || kind === 'review-lines') return linesIn(kind, chunks, context);
  if (['captions', 'transcript', 'review-json', 'helpdesk-json'].includes(kind))
    return wholeIn(kind, chunks, context);
  return rowsOf(kind, chunks, context);
}
