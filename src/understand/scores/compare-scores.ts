import type { z } from 'zod';
import { differenceOf } from '../../instruments/statistics/summary.ts';
import { ask } from '../../stores/moments/question.ts';
import type { compareScores as operation, Unit } from './contract.ts';
import { hideGroups } from './hide-groups.ts';
import { fewest, judgeChange, judgingFor } from './judge-change.ts';
import { presentScore } from './present-score.ts';
import { answersByGroup } from './questions/answers-by-group.ts';
import { checkUnit, filterOf, resolveMetric, type Stores } from './resolve-metric.ts';
import { summariseAnswers } from './summarise-answers.ts';

export interface ComparisonAsked {
  readonly metric: string;
  readonly a: string;
  readonly b: string;
  readonly where?: string | undefined;
  readonly per?: Unit | undefined;
}

/** Two groups of one score: a minus b, with its interval and one of four verdicts on a as against b. */
export async function compareScores(
  stores: Stores,
  workspace: string,
  asked: ComparisonAsked,
): Promise<z.infer<typeof operation.answer>> {
  const resolved = await resolveMetric(stores, workspace, asked.metric);
  const { metric, stat, settings, counted } = resolved;
  const unit = checkUnit(asked.per, resolved);
  const scope = await stores.scope(workspace);
  const group = async (filter: string) => {
    const rows = await ask(
      stores.moments,
      scope,
      answersByGroup({
        metric,
        stat,
        unit,
        zone: settings.zone,
        filter: filterOf(asked.where, filter),
        k: settings.kScores,
      }),
    );
    const kept = rows.filter((row) => row.kept === 1);
    const leftOut = rows.find((row) => row.kept === 0)?.people ?? 0;
    const [row] = kept;
    const hidden = row !== undefined && hideGroups(kept, settings.kScores, leftOut)(row);
    const summary = summariseAnswers(stat, row ?? { n: 0, first: 0, second: 0 });
    const { show: _, summary: shown, ...estimate } = presentScore(summary, { hidden, stat, unit, counted });
    return { estimate, summary: shown };
  };
  const [a, b] = await Promise.all([group(asked.a), group(asked.b)]);
  const change = judgeChange(a.summary, b.summary, judgingFor(settings.smallestChange, stat, metric));
  const p =
    a.summary !== null && b.summary !== null && (change.difference.n ?? 0) >= 2 * fewest
      ? differenceOf(a.summary, b.summary).p
      : null;
  return { a: a.estimate, b: b.estimate, ...change, p };
}
