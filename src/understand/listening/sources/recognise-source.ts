import { isCaptions } from './calls/captions.ts';
import { turnsIn } from './calls/transcript-json.ts';
import { ticketColumns } from './helpdesks/ticket-rows.ts';

/** Kinds of exports that are read without a mapping. The last three only tell of others. */
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
  'zendesk-user',
  'zendesk-chat',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Does this file only tell who is who in others? */
export const onlyTells = (kind: SourceKind): boolean => kind === 'zendesk-user' || kind === 'zendesk-chat';

const tables: readonly (readonly [SourceKind, readonly string[]])[] = [
  ['zendesk-history', ['field_name', 'ticket_id', 'updated', 'value']],
  ['zendesk-comment', ['id', 'body', 'public', 'ticket_id']],
  ['zendesk-ticket', ['id', 'requester_id', 'status', 'subject', 'description', 'created_at']],
  ['zendesk-chat-event', ['chat_id', 'created_at', 'actor_id', 'original_message']],
  ['zendesk-chat', ['chat_id', 'ticket_id', 'visitor_id']],
  ['zendesk-service-level', ['ticket_id', 'sla_policy_id', 'policy_applied_at']],
  ['zendesk-user', ['id', 'role', 'email', 'ticket_restriction']],
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
  return ticketColumns(header) === null ? null : 'ticket-rows';
}

const helpdesk =
  /"(?:conversation_parts|responder_id)"\s*:|"type"\s*:\s*"conversation(?:\.list)?"|"requester_id"\s*:[\s\S]*"(?:raw_)?subject"\s*:|"(?:raw_)?subject"\s*:[\s\S]*"requester_id"\s*:/;
const review =
  /"@type"\s*:\s*\[?\s*"(?:https?:\/\/schema\.org\/)?(?:User)?Review"|"im:rating"|"customerReviews"|"userComment"|"reviewId"\s*:/;
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
  if (of.header !== undefined) return kindOfTable(of.header);
  if (of.format !== 'json' && of.format !== 'jsonl') return null;
  const lines = of.format === 'jsonl';
  if (helpdesk.test(text)) return lines ? 'helpdesk-lines' : 'helpdesk-json';
  if (review.test(text)) return lines ? 'review-lines' : 'review-json';
  const whole = of.truncated ? undefined : parsed(text);
  if (whole !== undefined) return turnsIn(whole) === null ? null : 'transcript';
  return !lines && spoken.test(text) ? 'transcript' : null;
}
