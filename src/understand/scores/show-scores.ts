import type { Summary } from '../../instruments/statistics/summary.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { ask } from '../../stores/moments/question.ts';
import { isShy } from '../../stores/moments/stakeholder-sql.ts';
import type { Period, ScoreCell, Unit } from './contract.ts';
import { hideGroups } from './hide-groups.ts';
import { judgeChange, judgingFor } from './judge-change.ts';
import { namePeriod, nextPeriod } from './name-period.ts';
import { presentScore } from './present-score.ts';
import { answersByGroup } from './questions/answers-by-group.ts';
import { rankGroups } from './rank-groups.ts';
import {
  checkUnit,
  filterOf,
  momentOf,
  type Resolved,
  resolveMetric,
  type Stores,
} from './resolve-metric.ts';
import { type Break, breaksOf } from './store.ts';
import { summariseAnswers } from './summarise-answers.ts';

export interface ScoresAsked {
  readonly metric: string;
  readonly by?: string | undefined;
  readonly period?: Period | undefined;
  readonly where?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly per?: Unit | undefined;
}

const mostGroups = 2000;

interface Cell {
  readonly group: string;
  readonly period: string;
  readonly summary: Summary;
  readonly hidden: boolean;
}

/** A score by field and period: every group with its interval, what is hidden, and what may be said about changes. */
export async function showScores(
  stores: Stores,
  workspace: string,
  asked: ScoresAsked,
): Promise<ScoreCell[]> {
  const resolved = await resolveMetric(stores, workspace, asked.metric);
  const { metric, stat, settings } = resolved;
  const unit = checkUnit(asked.per, resolved);
  const k = settings.kScores;
  const filter = filterOf(asked.where);
  const [scope, breaks] = await Promise.all([
    stores.scope(workspace),
    breaksOf(stores.records, workspace, metric.name),
  ]);
  const rows = await ask(
    stores.moments,
    scope,
    answersByGroup({
      metric,
      stat,
      unit,
      by: asked.by,
      period: asked.period,
      zone: settings.zone,
      filter,
      from: momentOf(asked.from, 'from'),
      to: momentOf(asked.to, 'to'),
      k,
    }),
  );
  const kept = rows.filter((row) => row.kept === 1);
  if (new Set(kept.map((row) => row.group)).size > mostGroups) {
    throw new Refused(
      refuse(
        'too-many-groups',
        `"${asked.by}" has more than ${mostGroups} values: too many groups to show.`,
        {
          next: 'Choose a field with fewer values, or narrow it with --where.',
        },
      ),
    );
  }
  const leftOut = rows.find((row) => row.kept === 0)?.people ?? 0;
  const isHidden = hideGroups(kept, k, leftOut);
  // The name of a small group of employees says who is in it: it is left out, not only its numbers.
  const told = isShy(filter) && asked.by !== undefined ? kept.filter((row) => !isHidden(row)) : kept;
  const cells = told.map((row) => ({
    group: row.group,
    period: row.period,
    summary: summariseAnswers(stat, row),
    hidden: isHidden(row),
  }));
  if (cells.length === 0 && asked.by === undefined && asked.period === undefined) {
    const none = summariseAnswers(stat, { n: 0, first: 0, second: 0 });
    cells.push({ group: '', period: '', summary: none, hidden: false });
  }
  return present(cells, asked, resolved, unit, breaks);
}

function present(
  cells: readonly Cell[],
  asked: ScoresAsked,
  resolved: Resolved,
  unit: Unit,
  breaks: readonly Break[],
): ScoreCell[] {
  const { metric, stat, settings, counted } = resolved;
  const { by, period } = asked;
  const judging = judgingFor(settings.smallestChange, stat, metric);
  const standings =
    by === undefined || period !== undefined
      ? []
      : rankGroups(
          cells.map((cell) => cell.summary),
          (i) => cells[i]?.hidden === false,
        );
  const found = new Map(cells.map((cell) => [`${cell.period}\n${cell.group}`, cell]));
  const presented = cells.map((cell, i) => {
    const before = period === undefined ? null : previousOf(cell, cells, found, period);
    const broken =
      period === undefined || before === null
        ? null
        : breakBetween(breaks, before.period, nextPeriod(cell.period, period));
    return {
      ...presentScore(cell.summary, { hidden: cell.hidden, stat, unit, counted }),
      metric: metric.name,
      stat,
      unit,
      ...(by === undefined ? {} : { by: cell.group === '' ? null : cell.group }),
      ...(period === undefined ? {} : { period: namePeriod(cell.period, period), from: cell.period }),
      change:
        before === null
          ? null
          : judgeChange(cell.hidden ? null : cell.summary, before.hidden ? null : before.summary, {
              ...judging,
              broken,
            }),
      breakBefore: broken,
      standing: standings[i] ?? null,
    };
  });
  // Periods stay in time; groups come largest first, the hidden ones last by name, so that size says nothing of them.
  return period === undefined ? presented.sort((a, b) => (b.n ?? -1) - (a.n ?? -1)) : presented;
}

/** The same group one period earlier; null when nobody answered then (a gap is not bridged). */
function previousOf(
  cell: Cell,
  cells: readonly Cell[],
  found: ReadonlyMap<string, Cell>,
  period: Period,
): Cell | null {
  const start = [...new Set(cells.map((each) => each.period))].find(
    (each) => nextPeriod(each, period) === cell.period,
  );
  return start === undefined ? null : (found.get(`${start}\n${cell.group}`) ?? null);
}

/** A definition break after the first period began and before the second ended: the two are not the same thing. */
function breakBetween(breaks: readonly Break[], start: string, end: string): string | null {
  const [a, b] = [Date.parse(`${start}T00:00:00Z`), Date.parse(`${end}T00:00:00Z`)];
  return breaks.find((each) => Date.parse(each.at) > a && Date.parse(each.at) < b)?.why ?? null;
}
