import { doubledIn, parseKeeping } from '../../../kernel/exact-json.ts';
import { readCaptions } from './calls/captions.ts';
import { transcriptRows } from './calls/conversation.ts';
import { readTranscript } from './calls/transcript-json.ts';
import { list, member, raw } from './fields.ts';
import { discourseTopic } from './forum/discourse.ts';
import { readHelpdesk } from './helpdesks/read-helpdesk.ts';
import { type TicketTimes, ticketColumns, ticketRow } from './helpdesks/ticket-rows.ts';
import { ragged, type ZendeskTable, zendeskRow } from './helpdesks/zendesk-tables.ts';
import { noteColumns, noteRow } from './notes/note-rows.ts';
import { readQualtrics } from './qualtrics/survey-tables.ts';
import { isQualtrics } from './qualtrics/tables.ts';
import { linesOf, recordsOf, tableOf, wholeText } from './read-texts.ts';
import type { SourceKind } from './recognise-source.ts';
import { reviewOfRow, reviewRows, schemaReviews, storeReviews } from './reviews/review.ts';
import { type SalesforceTable, salesforceRow } from './salesforce/case-tables.ts';
import { mentionColumns, mentionOf } from './social/mentions.ts';
import { socialRows } from './social/post.ts';
import { readSocial } from './social/read-social.ts';
import type { Reading, SourceContext } from './source-row.ts';
import { lost } from './take.ts';

type Chunks = AsyncIterable<Uint8Array>;
export type SourceReading = Reading & { readonly times?: TicketTimes };

const zendesk: Partial<Record<SourceKind, ZendeskTable>> = {
  'zendesk-ticket': 'ticket',
  'zendesk-comment': 'comment',
  'zendesk-history': 'history',
  'zendesk-chat-event': 'chat-event',
  'zendesk-service-level': 'service-level',
};

const salesforce: Partial<Record<SourceKind, SalesforceTable>> = {
  'salesforce-case': 'case',
  'salesforce-comment': 'comment',
  'salesforce-email': 'email',
  'salesforce-history': 'history',
};

const notJson = (text: string): Reading => ({
  wrong: 'not JSON: the file is broken or cut off',
  column: '',
  raw: raw(text),
});

/** `doubled` tells of a name that stands twice in one object, of which only the last was read. */
function parsed(text: string): { readonly value: unknown; readonly doubled: string | null } | null {
  try {
    const json = text.replace(/^\ufeff/, '');
    const value = parseKeeping(json);
    return { value, doubled: doubledIn(json, value) };
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
  const cases = salesforce[kind];
  const nth = counter();
  const survey = isQualtrics(kind) ? readQualtrics(kind, context, nth) : null;
  let columns: ReturnType<typeof ticketColumns> = null;
  let notes: ReturnType<typeof noteColumns> = null;
  for await (const { row, cells } of tableOf(chunks)) {
    if (row === null) {
      yield ragged(cells);
      continue;
    }
    if (table !== undefined) yield* zendeskRow(table, row, context, nth);
    else if (cases !== undefined) yield* salesforceRow(cases, row, context, nth);
    else if (survey !== null) yield* survey(row);
    else if (kind === 'note-rows') {
      notes ??= noteColumns(Object.keys(row));
      if (notes !== null) yield* noteRow(row, notes, context);
    } else if (kind === 'review-rows')
      yield* reviewRows(reviewOfRow(row), context, Object.values(row).join(','));
    else {
      columns ??= ticketColumns(Object.keys(row));
      if (columns !== null) yield* ticketRow(row, columns, context);
    }
  }
}

/** A table of mentions; what stands in front of its header says what was asked for, and is no mention. */
async function* mentionsIn(chunks: Chunks, context: SourceContext): AsyncGenerator<Reading> {
  let columns: ReturnType<typeof mentionColumns> = null;
  let width = 0;
  for await (const cells of recordsOf(chunks)) {
    if (columns === null) {
      columns = mentionColumns(cells.map((name) => name.replace(/^\ufeff/, '').trim()));
      width = cells.length;
    } else if (cells.length !== width) yield ragged(cells);
    else yield* socialRows(mentionOf(cells, columns), context, cells.join(','));
  }
}

function* topicsIn(value: unknown, context: SourceContext): Generator<Reading> {
  for (const topic of Array.isArray(value) ? value : [value]) yield* discourseTopic(topic, context);
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
    else if (read.doubled !== null) yield { wrong: read.doubled, column: '', raw: raw(line) };
    else if (kind === 'forum-lines') yield* topicsIn(read.value, context);
    else if (kind === 'social-lines') yield* readSocial(read.value, context);
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
  if (read?.doubled) yield lost(read.doubled, context.name);
  if (read === null) yield notJson(text);
  else if (kind === 'forum-json') yield* topicsIn(read.value, context);
  else if (kind === 'social-json') yield* readSocial(read.value, context);
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
  if (kind.endsWith('-lines')) return linesIn(kind, chunks, context);
  if (kind === 'captions' || kind === 'transcript' || kind.endsWith('-json'))
    return wholeIn(kind, chunks, context);
  if (kind === 'social-rows') return mentionsIn(chunks, context);
  return rowsOf(kind, chunks, context);
}
