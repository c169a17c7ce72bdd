import { noSurveysKnown, noteQualtrics } from './qualtrics/known-surveys.ts';
import { type ScoreColumn, ScoredQuestions } from './qualtrics/scored-questions.ts';
import { isQualtrics, wantsOf } from './qualtrics/tables.ts';
import { tableOf } from './read-texts.ts';
import type { SourceKind } from './recognise-source.ts';
import { noteSalesforce, tellsOfCases } from './salesforce/known-cases.ts';
import type { KnownRecords } from './source-row.ts';

/** One file of an export that is read as a whole. */
export interface SourceFile {
  readonly kind: SourceKind;
  open(): AsyncIterable<Uint8Array>;
}

/** As many people and tickets as are held in memory at once. */
const most = 5_000_000;

/** The scores that the surveys of these files ask for. */
export async function scoresIn(files: readonly SourceFile[]): Promise<ScoreColumn[]> {
  const defining = files.filter(({ kind }) => /^qualtrics-(?:question|option|row)$/.test(kind));
  const { surveys } = await knownIn(defining, 'qualtrics-response');
  return new ScoredQuestions(surveys ?? noSurveysKnown()).columns();
}

/** Who is who and whose is what, from the tables of an export that tell it to the reader of `reader`. */
export async function knownIn(files: readonly SourceFile[], reader: SourceKind): Promise<KnownRecords> {
  const people = new Map<string, { role: string; identities: Record<string, string> }>();
  const tickets = new Map<string, { requester: string; channel: string }>();
  const chats = new Map<string, string>();
  const mailed = new Set<string>();
  const tracked = new Set<string>();
  const surveys = noSurveysKnown();
  let noted = 0;
  for (const file of files) {
    if (isQualtrics(file.kind)) {
      if (!wantsOf(reader, file.kind)) continue;
      for await (const { row } of tableOf(file.open())) {
        if (row === null) continue;
        if (noted++ < most) noteQualtrics(file.kind, row, surveys);
        else surveys.isCut = true;
      }
      continue;
    }
    const isCases = tellsOfCases(file.kind);
    if (!isCases && !['zendesk-user', 'zendesk-ticket', 'zendesk-chat'].includes(file.kind)) continue;
    for await (const { row } of tableOf(file.open())) {
      if (row === null || people.size + tickets.size + chats.size >= most) continue;
      if (isCases) {
        noteSalesforce(file.kind, row, { people, tickets, mailed, tracked });
        continue;
      }
      const { id = '', role = '', email = '', phone = '', external_id = '' } = row;
      if (file.kind === 'zendesk-user')
        people.set(id, { role, identities: { email, phone, external: external_id } });
      else if (file.kind === 'zendesk-ticket')
        tickets.set(id, { requester: row.requester_id ?? '', channel: row.via_channel ?? '' });
      else if (!chats.has(row.chat_id ?? '')) chats.set(row.chat_id ?? '', row.ticket_id ?? '');
    }
  }
  return { people, tickets, chats, mailed, tracked, surveys };
}
