import { parseFilter } from '../../kernel/filter.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import type { DraftClaim } from '../contributions/claim.contract.ts';
import { type AnsweredFinding, findingOf } from '../contributions/index.ts';
import { type ChosenVoice, chooseVoices } from './choose-voices.ts';
import type { HeardVoice } from './contract.ts';
import { voicesById } from './questions/voices-by-id.ts';
import { type VoiceCandidate, voicesToHear } from './questions/voices-to-hear.ts';
import { scaleOf } from './store.ts';

/** Whose voices, as filters: the people behind the finding, then those at the step, then ever wider circles. */
function concerned(claim: DraftClaim, finding: AnsweredFinding | null): string[] {
  const step =
    claim.step === undefined || claim.step === '' ? '' : `step="${claim.step.replace(/(["\\])/g, '\\$1')}"`;
  const { measure } = claim;
  const where = measure?.where ?? '';
  // A share is of people: those who are counted are heard before those it is counted among.
  const counted =
    measure?.kind === 'share' ? [[where, measure.of].filter((part) => part !== '').join(',')] : [];
  const both = [where, step].filter((part) => part !== '').join(',');
  return [...new Set([finding?.where ?? null, ...counted, both, where, ''].filter((text) => text !== null))];
}

/** Draws the three voices of a submission. The seed fixes them; its author cannot know or choose it beforehand. */
export async function drawVoices(
  services: Services,
  workspaceId: string,
  decision: { readonly claim: DraftClaim; readonly findingId: string | null; readonly seed: string },
): Promise<ChosenVoice[]> {
  const { claim, findingId, seed } = decision;
  const metric = claim.measure?.kind === 'score' ? claim.measure.metric : null;
  const scale = await services.records.inWorkspace(workspaceId, (tx) => scaleOf(tx, metric));
  const scope = await services.scope(workspaceId);
  const circles: VoiceCandidate[][] = [];
  const finding = findingId === null ? null : await findingOf(services, workspaceId, findingId);
  const hurts = finding?.hurts ?? null;
  for (const text of concerned(claim, finding)) {
    const filter = parseFilter(text);
    if (isRefusal(filter)) continue;
    circles.push(await ask(services.moments, scope, voicesToHear(filter, scale, seed)));
    const chosen = chooseVoices(circles, hurts);
    if (chosen.length === 3 && chosen.some(({ dissenting }) => dissenting)) return chosen;
  }
  return chooseVoices(circles, hurts);
}

/** The words of the voices drawn, as they stand now. */
export async function wordsOf(
  services: Services,
  workspaceId: string,
  chosen: readonly ChosenVoice[],
): Promise<HeardVoice[]> {
  if (chosen.length === 0) return [];
  const rows = await ask(
    services.moments,
    await services.scope(workspaceId),
    voicesById(chosen.map(({ moment }) => moment)),
  );
  return chosen.flatMap(({ moment, dissenting }) => {
    const row = rows.find((voice) => voice.moment === moment);
    return row === undefined ? [] : [{ ...row, dissenting }];
  });
}
