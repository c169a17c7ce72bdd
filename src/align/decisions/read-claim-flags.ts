import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Measure } from '../../understand/scores/contract.ts';
import { type DraftClaim, draftClaimShape } from '../contributions/claim.contract.ts';

type Flags = Readonly<Record<string, string | boolean | string[] | undefined>>;

const stats = ['mean', 'nps', 'csat', 'ces', 'top-box'] as const;

/** `promise:STEP`, `share:FILTER`, `score:METRIC:STAT` or just `METRIC:STAT`. */
export function readMeasure(text: string, where: string | undefined): Measure | Refusal {
  const on = where === undefined ? {} : { where };
  const [kind = '', ...rest] = text.split(':');
  if (kind === 'promise' && rest.length > 0) return { kind, step: rest.join(':'), ...on };
  if (kind === 'share' && rest.length > 0) return { kind, of: rest.join(':'), ...on };
  const words = kind === 'score' ? rest : [kind, ...rest];
  const stat = stats.find((known) => known === words.at(-1));
  if (stat !== undefined && words.length > 1)
    return { kind: 'score', metric: words.slice(0, -1).join(':'), stat, ...on };
  return refuse('bad-measure', `The measure "${text}" was not understood.`, {
    next: 'Write promise:STEP, share:FILTER, or METRIC:nps|mean|csat|ces|top-box.',
  });
}

/** "Planning (42): loses the hour of phoning depots". */
function readEmployees(lines: readonly string[]): DraftClaim['employees'] | Refusal {
  const rows: NonNullable<DraftClaim['employees']> = [];
  for (const line of lines) {
    const [, name, people, effect] = /^\s*([^:(]+?)\s*(?:\((\d+)\))?\s*:\s*(.+)$/.exec(line) ?? [];
    if (name === undefined || effect === undefined) {
      return refuse('bad-employees', `"${line}" was not understood.`, {
        next: 'Write --employees "Planning (42): loses the hour of phoning depots".',
      });
    }
    rows.push({ function: name, effect, ...(people === undefined ? {} : { people: Number(people) }) });
  }
  return rows;
}

/** "none because no new traffic" or the effect itself. */
function readEffect(text: string): NonNullable<DraftClaim['suppliers']> {
  const [, reason] = /^\s*none\s*,?\s*because\s+(.+)$/i.exec(text) ?? [];
  return reason === undefined ? { effect: text } : { noneBecause: reason };
}

/** The contribution as it is written on the command line; what is left out is taken from the finding. */
export function readClaimFlags(flags: Flags): DraftClaim | Refusal {
  const claim: Record<string, unknown> = {};
  const text = (name: string) => (typeof flags[name] === 'string' ? flags[name] : undefined);
  const plain = ['segment', 'step', 'affected', 'because', 'notice', 'direction', 'compareWith'] as const;
  for (const name of plain) if (text(name) !== undefined) claim[name] = text(name);
  if (text('starts') !== undefined) claim.startsOn = text('starts');
  if (text('check') !== undefined) claim.checkOn = text('check');
  for (const name of ['size', 'smallestUseful'] as const) {
    if (text(name) !== undefined) claim[name] = Number(text(name));
  }
  for (const name of ['suppliers', 'investors', 'community'] as const) {
    const said = text(name);
    if (said !== undefined) claim[name] = readEffect(said);
  }
  const measureText = text('measure');
  if (measureText !== undefined) {
    const measure = readMeasure(measureText, text('where'));
    if ('refused' in measure) return measure;
    claim.measure = measure;
  }
  if (Array.isArray(flags.employees) && flags.employees.length > 0) {
    const employees = readEmployees(flags.employees);
    if (employees !== undefined && 'refused' in employees) return employees;
    claim.employees = employees;
  }
  const read = draftClaimShape.safeParse(claim);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse('bad-contribution', `--${issue?.path.join('.')}: ${issue?.message}`, {
    next: 'Dates are written 2026-03-31, sizes in the measure’s own unit (shares 0..1).',
  });
}
