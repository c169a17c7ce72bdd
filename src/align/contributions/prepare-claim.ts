import { isRefusal } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { type AdviceLanguage, remark } from './advice.ts';
import type { DraftClaim, Foresight, Remark } from './claim.contract.ts';
import { foresee } from './foresee.ts';
import { judgeContribution, wholeClaim } from './judge-contribution.ts';
import { askingFor, spanOf, stepsOf } from './measure-customers.ts';
import { isShare, sayClaim } from './say-claim.ts';
import { earlierStatements, startsOn } from './store.ts';

export interface Preparing {
  readonly now: Date;
  readonly language: AdviceLanguage;
  readonly findingSaid?: string | undefined;
  /** The work it belongs to, so that it is not called a copy of itself. */
  readonly source?: string | undefined;
}

export interface Prepared {
  readonly remarks: Remark[];
  readonly sentence: string | null;
  readonly foresight: Foresight | null;
}

/** Everything that can be said about a claim before it is registered: what is missing, and whether we would see it. */
export async function prepareClaim(
  services: Services,
  workspaceId: string,
  claim: DraftClaim,
  { now, language, findingSaid, source }: Preparing,
): Promise<Prepared> {
  const [steps, span, earlier] = await Promise.all([
    stepsOf(services, workspaceId),
    spanOf(services, workspaceId, now, claim.measure ?? null),
    services.records.inWorkspace(workspaceId, (tx) => earlierStatements(tx, source)),
  ]);
  const remarks = judgeContribution(claim, {
    steps,
    earlier,
    language,
    ...(findingSaid === undefined ? {} : { finding: findingSaid }),
  });
  const whole = wholeClaim(claim);
  const { measure } = claim;
  if (measure === undefined || span === null || remarks.some(({ code }) => code === 'filter')) {
    return { remarks, sentence: whole === null ? null : sayClaim(whole), foresight: null };
  }
  const actedOn = await services.records.inWorkspace(workspaceId, (tx) => startsOn(tx, measure, source));
  const foresight = await foresee(askingFor(services, workspaceId), { ...claim, measure }, span, actedOn);
  if (isRefusal(foresight)) {
    // An unknown metric or step: say so where the measure is chosen.
    const unknown: Remark = {
      field: 'measure',
      code: 'missing',
      advice: `${foresight.say} ${foresight.next ?? ''}`.trim(),
    };
    return {
      remarks: [...remarks, unknown],
      sentence: whole === null ? null : sayClaim(whole),
      foresight: null,
    };
  }
  const { expected } = foresight;
  if (isShare(measure) && expected !== null && (expected < 0 || expected > 1)) {
    remarks.push(remark('size', 'size', language));
  }
  return { remarks, sentence: whole === null ? null : sayClaim(whole), foresight };
}
