import type { Post, Sheet } from './sheet.contract.ts';

interface Facts {
  readonly pausedAt: Date | null;
  readonly error: string | null;
  readonly quarantined: number;
  readonly lastItemAt: Date | null;
  readonly createdAt: Date;
  readonly expectedHours: number | null;
}

const hour = 3_600_000;

/** How a post does: the first thing one should know of it. Silence is counted from the last item, or from its making. */
export function judgeState(facts: Facts, now: Date): Post['state'] {
  if (facts.pausedAt !== null) return 'paused';
  if (facts.error !== null) return 'error';
  if (facts.quarantined > 0) return 'quarantine';
  const since = facts.lastItemAt ?? facts.createdAt;
  if (facts.expectedHours !== null && now.getTime() - since.getTime() > facts.expectedHours * hour)
    return 'silent';
  return facts.lastItemAt === null ? 'waiting' : 'well';
}

/** What a programme sheet must say and this one does not. */
export function missingOf(sheet: Sheet): Post['missing'] {
  const texts = (['owner', 'purpose', 'legalBasis', 'coverage', 'holes'] as const).filter(
    (field) => sheet[field] === '',
  );
  return sheet.actionability === null ? [...texts, 'actionability'] : texts;
}
