import type { Evidence } from '../../kernel/evidence.ts';
import type { Services } from '../../server/serve.ts';
import type { Finding } from '../../understand/findings/contract.ts';
import type { Measure } from '../../understand/scores/contract.ts';

/** What the lock needs of a finding; the understanding half keeps the rest. */
export interface AnsweredFinding {
  readonly id: string;
  readonly sentence: string;
  readonly function: string;
  readonly step: string;
  /** Episodes of customers that had it. */
  readonly customers: number | null;
  readonly since: Date | null;
  readonly state: Finding['state'];
  readonly evidence: readonly Evidence[];
  readonly measure: Measure | null;
  /** The people behind it in the filter language, where it can be said in it. */
  readonly where: string | null;
}

const answered = (finding: Finding): AnsweredFinding => ({
  id: finding.id,
  sentence: finding.sentence,
  function: finding.function,
  step: finding.step,
  customers: finding.affected,
  since: finding.firstSeen === '' ? null : new Date(finding.firstSeen),
  state: finding.state,
  evidence: finding.evidence,
  measure: finding.measure,
  where: finding.where,
});

export async function findingOf(
  _services: Services,
  _workspaceId: string,
  _id: string,
): Promise<AnsweredFinding | null> {
  return null;
}

export async function findingsNow(_services: Services, _workspaceId: string): Promise<AnsweredFinding[]> {
  const none: Finding[] = [];
  return none.map(answered);
}
