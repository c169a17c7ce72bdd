/** What a report about an undeliverable mail says (RFC 3464), with what names the mail it is about. */
interface DeliveryReport {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status: 5.1.1 */
  readonly status: string;
  readonly recipient: string | null;
  /** Message-Id of the mail that came back, without brackets. */
  readonly messageId: string | null;
  /** Where the report was sent to, as it is written there: of addresses like bounces+ID@ the ID holds capitals. */
  readonly sentTo: readonly string[];
  readonly why: string;
}

const mostBytes = 2_000_000;
const unfold = (text: string) => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
const field = (block: string, name: string) =>
  new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(block)?.[1]?.trim() ?? null;
const actions = new Set(['failed', 'delayed', 'delivered', 'relayed', 'expanded']);

/**
 * Reads a delivery status notification from the raw text of a mail; null when it is none. Nothing in it is trusted: whose
 * mail it was is decided by whoever knows the Message-Id, which holds a secret of its own.
 */
export function readReport(raw: string): DeliveryReport | null {
  const text = unfold(raw.slice(0, mostBytes));
  const headEnd = text.indexOf('\n\n');
  if (headEnd < 0) return null;
  const head = text.slice(0, headEnd);
  if (!/^content-type[ \t]*:[^\n]*multipart\/report/im.test(head)) return null;
  const status = /content-type[ \t]*:[ \t]*message\/(?:global-)?delivery-status/i.exec(text);
  if (status === null) return null;
  const body = text.slice(status.index);
  const action = field(body, 'Action')?.toLowerCase() ?? '';
  const code = /^\d\.\d{1,3}\.\d{1,3}/.exec(field(body, 'Status') ?? '')?.[0];
  if (!actions.has(action) || code === undefined) return null;
  const recipient = (field(body, 'Original-Recipient') ?? field(body, 'Final-Recipient'))
    ?.split(';')
    .pop()
    ?.trim();
  const returned = body.search(
    /content-type[ \t]*:[ \t]*(?:message\/rfc822|text\/rfc822-headers|message\/global)/i,
  );
  const messageId =
    returned < 0 ? null : /^message-id[ \t]*:[ \t]*<?([^>\s]+)>?/im.exec(body.slice(returned))?.[1];
  return {
    action: action as DeliveryReport['action'],
    status: code,
    recipient: recipient ?? null,
    messageId: messageId ?? null,
    sentTo: [field(head, 'To'), field(head, 'Delivered-To'), field(head, 'X-Original-To')].flatMap((line) =>
      line === null ? [] : [...line.matchAll(/[^\s<>,;"]+@[^\s<>,;"]+/g)].map(([address]) => address),
    ),
    why: (field(body, 'Diagnostic-Code') ?? code).slice(0, 300),
  };
}

/** Is the address gone for good? 5.x.x about mailbox or address; a full mailbox or a refused text is not. */
export const isGone = ({ action, status }: DeliveryReport): boolean =>
  action === 'failed' && /^5\.(?:1\.\d+|2\.1|4\.4)$/.test(status);
