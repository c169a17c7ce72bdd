import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isRefusal, refuse } from '../../../../kernel/refusal.ts';
import { readAtMost } from '../../../../server/read-at-most.ts';
import { serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { cleanLogo } from './clean-logo.ts';
import { dropLogo, putLogo, type SeenLetterhead, seeLetterhead } from './contract.ts';
import { deleteLogo, headOf, logoOf, writeLogo } from './store.ts';

const mostBytes = 200_000;
const tooLarge = refuse('logo-too-large', 'The picture is larger than 200 kB.', {
  next: 'Make it smaller; the page shows it at most 40 pixels high.',
  kind: 'too-large',
});

async function present(tx: Tx, workspaceId: string): Promise<SeenLetterhead> {
  const { name } = await headOf(tx, workspaceId);
  const row = await logoOf(tx);
  const clean = row === null ? null : cleanLogo(row.content);
  if (row === null || clean === null || isRefusal(clean)) return { name, logo: null };
  const { width, height } = clean;
  return {
    name,
    logo: {
      picture: `data:${row.type};base64,${row.content.toString('base64')}`,
      bytes: row.content.length,
      width,
      height,
      putAt: row.putAt.toISOString(),
      putBy: row.putBy,
    },
  };
}

export const routes = [
  serve(seeLetterhead, ({ records }, { caller: { workspaceId } }) =>
    records.inWorkspace(workspaceId, (tx) => present(tx, workspaceId)),
  ),

  serve(putLogo, async ({ records }, { caller, now, bytes }) => {
    const sent = await readAtMost(bytes ?? Readable.from([]), mostBytes);
    if (sent === null) return tooLarge;
    const clean = cleanLogo(sent);
    if (isRefusal(clean)) return clean;
    const { workspaceId } = caller;
    const hash = createHash('sha256').update(clean.bytes).digest('hex').slice(0, 16);
    return records.inWorkspace(workspaceId, async (tx) => {
      const kept = { type: clean.type, content: clean.bytes, hash, putAt: now, putBy: caller.name };
      await writeLogo(tx, workspaceId, kept);
      await note(tx, caller, {
        verb: 'change',
        noun: 'workspace',
        subject: workspaceId,
        detail: { logo: hash },
      });
      return present(tx, workspaceId);
    });
  }),

  serve(dropLogo, ({ records }, { caller }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      await deleteLogo(tx);
      const detail = { logo: null };
      await note(tx, caller, { verb: 'change', noun: 'workspace', subject: caller.workspaceId, detail });
      return present(tx, caller.workspaceId);
    }),
  ),
];
