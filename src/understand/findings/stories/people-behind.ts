import { z } from 'zod';
import { type Condition as Clause, formatFilter } from '../../../kernel/filter.ts';
import type { Candidate } from '../candidates/candidate.ts';
import type { EpisodeTable } from '../table/episode-table.ts';
import type { Family } from '../table/families.ts';

/** Whom a finding is about, kept with it so that the people behind every number can be found again, exactly. */
export const behindShape = z.strictObject({
  kind: z.enum([
    'missed-promise',
    'skipped-step',
    'extra-step',
    'repeated-step',
    'long-wait',
    'order-swap',
    'segment',
    'early-survey',
    'theme',
  ]),
  step: z.string(),
  other: z.string(),
  /** Skipped steps: what usually comes later. */
  after: z.array(z.string()),
  /** Steps that are asking or answering; the walk of waits and starts is without them. */
  leftOut: z.array(z.string()),
  threshold: z.number(),
  attribute: z.string(),
  level: z.string(),
  family: z.union([
    z.null(),
    z.strictObject({ attribute: z.string(), level: z.string() }),
    z.strictObject({ starts: z.array(z.string()) }),
  ]),
});
export type Behind = z.infer<typeof behindShape>;

export function peopleBehind(
  table: EpisodeTable,
  candidate: Candidate,
  family: Family | undefined,
  leftOut: ReadonlySet<number>,
): Behind {
  const name = (step: number | undefined) => (step === undefined ? '' : (table.steps[step]?.name ?? ''));
  const mark = family?.by ?? null;
  return {
    kind: candidate.kind,
    step: name(candidate.step),
    other: name(candidate.other),
    after: (candidate.after ?? []).map(name),
    leftOut: [...leftOut].map(name),
    threshold: candidate.threshold ?? 0,
    attribute: candidate.attribute ?? '',
    level: candidate.level ?? '',
    family: mark === null || 'attribute' in mark ? mark : { starts: mark.starts.map(name) },
  };
}

const clause = (field: string, operator: Clause['operator'], value: string): Clause => ({
  field,
  anywhereInEpisode: false,
  operator,
  values: [value],
});

/** The kind of journey in the filter language. */
export function familyFilter({ family }: Behind): Clause[] {
  if (family === null) return [];
  if ('attribute' in family) return [clause(family.attribute, '=', family.level)];
  return family.starts[0] === undefined ? [] : [clause('step', '=', family.starts[0])];
}

/** The people behind it in the filter language of the address; null where it cannot be said in it. */
export function whereOf(behind: Behind): string | null {
  const own = ownFilter(behind);
  return own === null ? null : formatFilter([...familyFilter(behind), ...own]);
}

function ownFilter(behind: Behind): Clause[] | null {
  const { kind, step, other, attribute, level, threshold } = behind;
  switch (kind) {
    case 'missed-promise':
      return [clause('step', '=', `Promise missed: ${step}`)];
    case 'skipped-step':
      return [clause('step', '!=', step)];
    case 'extra-step':
      return [clause('step', '=', step)];
    case 'repeated-step':
      return [clause('repeated', '=', step)];
    case 'long-wait':
      return [clause(waitField(other, step), '>=', String(threshold))];
    case 'segment':
      return level.startsWith('> ')
        ? [clause(attribute, '>', level.slice(2))]
        : [clause(attribute, '=', level)];
    case 'theme':
      return [clause('theme', '=', attribute)];
    default:
      return null;
  }
}

/** How a wait is called in the filter language. */
export const waitField = (from: string, to: string): string => `wait(${from} → ${to})`;
