import type { Evidence } from '../../kernel/evidence.ts';
import type { Services } from '../../server/serve.ts';
import type { Finding } from '../../understand/findings/contract.ts';
import { currentFindings, findingById } from '../../understand/findings/index.ts';
import type { Measure } from '../../understand/scores/contract.ts';

/** What the lock needs of a finding; the understanding half keeps the rest. */
export interface AnsweredFinding {
  readonly id: string;
  readonly sentence: string;
  /** The same in both languages. */
  readonly sentences: Finding['sentences'];
  /** One line for lists, in both languages. */
  readonly label: Finding['label'];
  readonly function: string;
  readonly step: string;
  /** Episodes of customers that had it. */
  readonly customers: number | null;
  readonly since: Date | null;
  readonly state: Finding['state'];
  /** Something that hurts customers; what helps them, or flaws a survey, asks for no answer. */
  readonly hurts: boolean;
  readonly evidence: readonly Evidence[];
  /** What could be measured, what customers feel of it first: a promise, then the finding's own, then the score. */
  readonly measures: readonly Measure[];
  /** The people behind it in the filter language, where it can be said in it. */
  readonly where: string | null;
}

/** A step that was left out is the company's affair; the promise that was missed for it is the customer's. */
function measuresOf({ measure, estimates, step, kind }: Finding): Measure[] {
  const missed = estimates.flatMap(({ outcome }) => /^missed promise: (.+)$/.exec(outcome)?.[1] ?? []);
  const promises = kind === 'missed-promise' ? [step] : missed;
  return [
    ...[...new Set(promises)].map((promised): Measure => ({ kind: 'promise', step: promised })),
    ...(measure === null || (measure.kind === 'promise' && measure.where === undefined) ? [] : [measure]),
  ];
}

const answered = (finding: Finding): AnsweredFinding => ({
  id: finding.id,
  sentence: finding.sentence,
  sentences: finding.sentences,
  label: finding.label,
  function: finding.function,
  step: finding.step,
  customers: finding.affected,
  since: finding.firstSeen === '' ? null : new Date(finding.firstSeen),
  state: finding.state,
  hurts: finding.direction === 'hurts',
  evidence: finding.evidence,
  measures: measuresOf(finding),
  where: finding.where,
});

/** One finding; null when it no longer stands out, or never did. */
export async function findingOf(
  services: Services,
  workspaceId: string,
  id: string,
): Promise<AnsweredFinding | null> {
  const finding = await findingById(services, workspaceId, id);
  return finding === null ? null : answered(finding);
}

/** Everything that stands out now, weightiest first. */
export async function findingsNow(services: Services, workspaceId: string): Promise<AnsweredFinding[]> {
  const { findings } = await currentFindings(services, workspaceId);
  return findings.map(answered);
}
