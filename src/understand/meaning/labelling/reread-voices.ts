import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { companyOf, placeVoices } from '../about/see-company.ts';
import { decisionsOf } from '../label-store.ts';
import { instrumentsOf } from '../open-instruments.ts';
import { voicesAgain } from '../questions/unread-voices.ts';
import { templatesOf } from '../stories/template-store.ts';
import { versionsOf } from '../version-store.ts';
import { scopeUnder, writeRows } from './label-voices.ts';
import { readRows } from './read-rows.ts';

/** How often a correction is tried again when labelling wrote in between. */
const tries = 8;

/**
 * Reads a few voices again at once, because people decided about them, in every version that is kept. A version that was
 * made by other instruments takes the decision when it is read anew.
 */
export async function rereadVoices(
  services: Services,
  workspace: string,
  moments: readonly string[],
): Promise<void> {
  const { it, zone } = await instrumentsOf(services, workspace);
  for (let attempt = 0; attempt < tries; attempt++) {
    const versions = await versionsOf(services.records, workspace);
    let isWritten = true;
    for (const version of versions.filter(({ state }) => state !== 'retired')) {
      const scope = await services.scope(workspace);
      const voices = await ask(services.moments, scopeUnder(scope, version), voicesAgain(moments));
      if (voices.length === 0) continue;
      const decisions = await decisionsOf(services.records, workspace, moments);
      const company = await companyOf(services, scope);
      const placed = await placeVoices(services, scope, voices);
      const templates = await templatesOf(services.records, workspace, version.version);
      const portion = { workspace, zone, company, voices: placed, decisions, templates };
      const read = async () => [await readRows(portion, it)];
      isWritten = (await writeRows(services, scope, version, voices, read)) && isWritten;
    }
    if (isWritten) return;
    await new Promise((resolve) => setTimeout(resolve, 50 * (attempt + 1)));
  }
  throw new Error('A decision was kept, but the voice could not be written; it counts at the next reading');
}
