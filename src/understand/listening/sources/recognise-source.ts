import { isCaptions } from './calls/captions.ts';
import { turnsIn } from './calls/transcript-json.ts';
import { ticketColumns } from './helpdesks/ticket-rows.ts';
import { noteColumns } from './notes/note-rows.ts';
import { onlyNames, qualtricsTables } from './qualtrics/tables.ts';
import { mentionColumns } from './social/mentions.ts';

/** Kinds of exports that are read without a mapping. Those from zendesk-user on only tell of others. */
export const sourceKinds = [
  'zendesk-ticket',
  'zendesk-comment',
  'zendesk-history',
  'zendesk-chat-event',
  'zendesk-service-level',
  'helpdesk-lines',
  'helpdesk-json',
  'ticket-rows',
  'review-lines',
  'review-json',
  'review-rows',
  'captions',
  'transcript',
  'salesforce-case',
  'salesforce-comment',
  'salesforce-email',
  'salesforce-history',
  'forum-lines',
  'forum-json',
  'social-rows',
  'social-lines',
  'social-json',
  'note-rows',
  'qualtrics-response',
  'qualtrics-answer',
  'qualtrics-invitation',
  'zendesk-user',
  'zendesk-chat',
  'salesforce-contact',
  'salesforce-user',
  'qualtrics-survey',
  'qualtrics-question',
  'qualtrics-option',
  'qualtrics-row',
  'qualtrics-embedded',
  'qualtrics-distribution',
  'qualtrics-contact',
  'qualtrics-other',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Does this file only tell who is who in others? */
export const onlyTells = (kind: SourceKind): boolean =>
  ['zendesk-user', 'zendesk-chat', 'salesforce-contact', 'salesforce-user'].includes(kind) || onlyNames(kind);

const tables: readonly (readonly [SourceKind, readonly string[]])[] = [
  ['zendesk-history', ['field_name', 'ticket_id', 'updated', 'value']],
  ['zendesk-comment', ['id', 'body', 'public', 'ticket_id']],
  ['zendesk-ticket', ['id', 'requester_id', 'status', 'subject', 'description', 'created_at']],
  ['zendesk-chat-event', ['chat_id', 'created_at', 'actor_id', 'original_message']],
  ['zendesk-chat', ['chat_id', 'ticket_id', 'visitor_id']],
  ['zendesk-service-level', ['ticket_id', 'sla_policy_id', 'policy_applied_at']],
  ['zendesk-user', ['id', 'role', 'email', 'ticket_restriction']],
  ['salesforce-history', ['CaseId', 'Field', 'OldValue', 'NewValue', 'CreatedDate']],
  ['salesforce-comment', ['Id', 'ParentId', 'IsPublished', 'CommentBody', 'CreatedDate']],
  ['salesforce-email', ['Id', 'ParentId', 'Incoming', 'FromAddress', 'MessageDate']],
  ['salesforce-case', ['Id', 'CaseNumber', 'Status', 'CreatedDate', 'LastModifiedDate']],
  ['salesforce-contact', ['Id', 'AccountId', 'LastName', 'Email', 'CreatedDate']],
  ['salesforce-user', ['Id', 'Username', 'UserType']],
  ...qualtricsTables,
  ['review-rows', ['Package Name', 'Star Rating', 'Review Text', 'Review Submit Date and Time']],
];

function kindOfTable(header: readonly string[]): SourceKind | null {
  const found = tables.find(([, names]) => names.every((name) => header.includes(name)));
  if (found !== undefined) return found[0];
  const folded = header.map((name) => name.toLowerCase().replaceAll(' ', '_'));
  const isStore =
    folded.includes('rating') &&
    folded.includes('title') &&
    folded.some((name) => name === 'review' || name === 'body') &&
    folded.some((name) => /territory|storefront|app_version|developer_response/.test(name));
  if (isStore) return 'review-rows';
  if (ticketColumns(header) !== null) return 'ticket-rows';
  if (mentionColumns(header) !== null) return 'social-rows';
  return noteColumns(header) === null ? null : 'note-rows';
}

/** Some tools write what was asked for in front of the table. */
const introduced = 20;
const isIntroducedMentions = (text: string) =>
  text
    .split(/\r?\n/, introduced)
    .some((line) => mentionColumns(line.split(',').map((name) => name.replace(/^"|"$/g, ''))) !== null);

/** In whichever order: each is looked for once, since a text may hold the one of them over and over. */
const both = (text: string, one: RegExp, other: RegExp) => one.test(text) && other.test(text);

const helpdesk = /"(?:conversation_parts|responder_id)"\s*:|"type"\s*:\s*"conversation(?:\.list)?"/;
const isHelpdesk = (text: string) =>
  helpdesk.test(text) || both(text, /"requester_id"\s*:/, /"(?:raw_)?subject"\s*:/);
const review =
  /"@type"\s*:\s*\[?\s*"(?:https?:\/\/schema\.org\/)?(?:User)?Review"|"im:rating"|"customerReviews"|"userComment"|"reviewId"\s*:/;
const forum = /"post_stream"\s*:\s*\{/;
const social = /"orderedItems"\s*:\s*\[|"kind"\s*:\s*"(?:Listing|t[13])"/;
const isSocial = (text: string) => social.test(text) || both(text, /"acct"\s*:/, /"content"\s*:/);
const spoken =
  /"(?:utterances|segments|audio_segments|sentences|turns|Transcript|transcripts)"\s*:\s*\[\s*\{|"speaker_label"/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Tells an export by its beginning, never by its name. `header` is its first row where it is a table, `lines` whether
 * it is JSON lines.
 */
export function sourceOf(
  head: string,
  of: {
    readonly header?: readonly string[] | undefined;
    readonly format: string;
    readonly truncated: boolean;
  },
): SourceKind | null {
  const text = head.replace(/^\ufeff/, '').trimStart();
  if (isCaptions(text)) return 'captions';
  if (of.header !== undefined || of.format === 'csv') {
    const kind = of.header === undefined ? null : kindOfTable(of.header);
    return kind ?? (isIntroducedMentions(text) ? 'social-rows' : null);
  }
  if (of.format !== 'json' && of.format !== 'jsonl') return null;
  const lines = of.format === 'jsonl';
  if (isHelpdesk(text)) return lines ? 'helpdesk-lines' : 'helpdesk-json';
  if (review.test(text)) return lines ? 'review-lines' : 'review-json';
  if (forum.test(text)) return lines ? 'forum-lines' : 'forum-json';
  if (isSocial(text)) return lines ? 'social-lines' : 'social-json';
  const whole = of.truncated ? undefined : parsed(text);
  if (whole !== undefined) return turnsIn(whole) === null ? null : 'transcript';
  return !lines && spoken.test(text) ? 'transcript' : null;
}
