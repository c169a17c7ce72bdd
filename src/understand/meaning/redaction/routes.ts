import {
  findPersonalData,
  recogniserVersion,
} from '../../../instruments/language/redaction/find-personal-data.ts';
import { redactText } from '../../../instruments/language/redaction/redact-text.ts';
import { refuse } from '../../../kernel/refusal.ts';
import { serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records } from '../../../stores/records/records.ts';
import * as contract from './contract.ts';
import { settingsOf, writeSettings } from './store.ts';

async function present(records: Records, workspace: string): Promise<contract.RedactionSettings> {
  const settings = await settingsOf(records, workspace);
  const { is_on, reason, allowed, denied, version, changed_by, changed_at } = settings;
  return {
    redaction: is_on ? 'on' : 'off',
    ...(reason === null ? {} : { reason }),
    allow: [...allowed],
    deny: [...denied],
    version,
    recognisers: recogniserVersion,
    ...(changed_by === null || changed_at === null
      ? {}
      : { changed: { by: changed_by, at: changed_at.toISOString() } }),
  };
}

const once = (phrases: readonly string[]) => [...new Set(phrases)];

export const routes = [
  serve(contract.redactTexts, async ({ records }, { caller, body }) => {
    const { allowed, denied } = await settingsOf(records, caller.workspaceId);
    return body.items.map(({ id, text }): contract.RedactedItem => {
      const hits = findPersonalData(text, { allow: allowed, deny: denied });
      return {
        id,
        text: redactText(text, hits).text,
        hits: hits.map((hit) => ({ ...hit, quote: text.slice(hit.start, hit.end) })),
      };
    });
  }),

  serve(contract.readRedactionSettings, ({ records }, { caller }) => present(records, caller.workspaceId)),

  serve(contract.changeRedactionSettings, async ({ records }, { caller, body, now }) => {
    if (body.redaction === 'off' && (body.reason ?? '').length < 10) {
      return refuse('no-reason', 'Storing texts with personal data needs a written reason.', {
        next: 'Give a reason of at least ten letters: the purpose and the legal basis.',
      });
    }
    const { workspaceId } = caller;
    await records.inWorkspace(workspaceId, async (tx) => {
      await writeSettings(tx, workspaceId, {
        isOn: body.redaction === 'on',
        reason: body.redaction === 'on' ? null : (body.reason ?? null),
        allow: once(body.allow),
        deny: once(body.deny),
        by: caller.userId,
        at: now,
      });
      // The lists themselves may name people: only their lengths are written down.
      const detail = { redaction: body.redaction, allow: body.allow.length, deny: body.deny.length };
      await note(tx, caller, { verb: 'write', noun: 'redaction', subject: workspaceId, detail });
    });
    return present(records, workspaceId);
  }),
];
