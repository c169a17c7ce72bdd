import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { drawVoices } from './draw-voices.ts';
import { keepFresh, type Looking } from './refresh-findings.ts';
import { metricsOf, type StoredFinding, standingFindings, storedFinding } from './store.ts';

/** Everything that stands out now, best first, with what was looked at; looks first when the rows have changed. */
export async function currentFindings(services: Looking, workspace: string) {
  const run = await keepFresh(services, workspace);
  const stored = await standingFindings(services.records, workspace);
  return { run, findings: stored.map(({ finding }) => finding) };
}

/** With whom it is about; refused when there never was such a finding. */
export async function findingStored(
  services: Looking,
  workspace: string,
  id: string,
): Promise<StoredFinding | Refusal> {
  let known = await storedFinding(services.records, workspace, id);
  if (known === null) {
    await keepFresh(services, workspace);
    known = await storedFinding(services.records, workspace, id);
  }
  return (
    known ??
    refuse('no-such-finding', `There is no finding "${id}".`, {
      kind: 'not-found',
      next: 'See `sirius findings`, or the page Findings.',
    })
  );
}

/** One finding, also one that no longer stands out (state gone); null when there never was one. */
export async function findingById(services: Looking, workspace: string, id: string) {
  const known = await findingStored(services, workspace, id);
  return isRefusal(known) ? null : known.finding;
}

/** Three voices of people a finding is about, with how many there are; none when there is no such finding. */
export async function voicesOf(services: Looking, workspace: string, id: string) {
  const known = await findingStored(services, workspace, id);
  if (isRefusal(known)) return known;
  const scope = await services.scope(workspace);
  const metrics = await metricsOf(services.records, workspace);
  return drawVoices(services, scope, known.finding, known.behind, metrics);
}
