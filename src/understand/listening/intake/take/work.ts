import type { MomentsPort } from '../../../../stores/moments/port.ts';
import type { Plan } from '../transform/plan.ts';

/** What taking the moments of one import works with. */
export interface Work {
  readonly moments: MomentsPort;
  readonly workspace: string;
  readonly importId: string;
  readonly attempt: number;
  readonly load: number;
  /** Where the moments go: `moments`, or a table of its own in a dry run. */
  readonly target: string;
  readonly plan: Plan;
  /** Loads whose moments count, and how many moments they hold: what a duplicate is a duplicate of. */
  readonly before: { readonly loads: readonly number[]; readonly moments: number };
  /** A replay takes only the rows this import quarantined. */
  readonly replays: string | null;
  /** Throws when the import was cancelled. */
  check(): void;
}

/** A single statement over a whole file may take minutes; memory stays far below the machine's. */
export const bulk = { seconds: 3600, bytes: 500_000_000, threads: 2, insertRows: 250_000 };

/** Names of the tables an import keeps to itself while it runs. */
export function ownTable(work: Pick<Work, 'importId'>, what: string): string {
  return `intake_${what}_${work.importId.replaceAll('-', '')}`;
}
