import type { MomentsPort } from '../../../stores/moments/port.ts';
import { ask, type Scope } from '../../../stores/moments/question.ts';
import type { Records } from '../../../stores/records/records.ts';
import { recurringLines, voicesWithLines } from '../questions/recurring-lines.ts';
import { type UnreadVoice, voicesRead } from '../questions/unread-voices.ts';
import { changedLines, type TemplateLine, templatesAmong } from './judge-templates.ts';
import { countSinceLook, keepTemplates, templatesOf } from './template-store.ts';

const portion = 1000;

/**
 * Looks for lines that recur in what was read, when enough was, and has the voices read again that hold a line which is a
 * template now, or is one no more. Kept only when all of them are read: what a kill interrupts is looked for again.
 *
 * @param scopeNow the scope under the version, as its readings stand now.
 * @param reread reads voices again by these templates and writes them; false = something else wrote, or it shall stop.
 * @returns false when it was interrupted.
 */
export async function renewTemplates(
  { records, moments }: { readonly records: Records; readonly moments: MomentsPort },
  scopeNow: () => Promise<Scope>,
  {
    workspace,
    version,
    read,
  }: { readonly workspace: string; readonly version: number; readonly read: number },
  reread: (voices: readonly UnreadVoice[], templates: readonly TemplateLine[]) => Promise<boolean>,
): Promise<boolean> {
  if (!(await countSinceLook(records, workspace, version, read))) return true;
  const scope = await scopeNow();
  const before = await templatesOf(records, workspace, version);
  const after = templatesAmong(await ask(moments, scope, recurringLines), before);
  for (const { step, channel, lines } of changedLines(before, after)) {
    for (let from = 0; ; from += portion) {
      const page = { from, limit: portion };
      const voices = await ask(moments, scope, voicesWithLines({ step, channel }, lines, page));
      if (voices.length > 0 && !(await reread(voices, after))) return false;
      if (voices.length < portion) break;
    }
  }
  const [counted] = await ask(moments, await scopeNow(), voicesRead);
  await keepTemplates(records, workspace, version, after, counted?.read ?? 0);
  return true;
}
