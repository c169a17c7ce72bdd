import type { AnswerOf } from '../../kernel/operation.ts';
import type { editTheme } from './themes.contract.ts';
import type { Version } from './version-store.ts';

/** Since a day (of the company's calendar, as nearly as UTC tells) something means something else. */
export interface TrendBreak {
  /** YYYY-MM-DD. */
  readonly at: string;
  readonly why: string;
}

type ThemeEdited = AnswerOf<typeof editTheme>;
type Switched = Pick<Version, 'model' | 'taxonomy' | 'discovery' | 'sentiment' | 'switchedAt'>;

/** What was changed by hand about a theme that changes what it is counted for, by theme. */
function breaksByHand(edits: readonly ThemeEdited[]): Map<string, TrendBreak[]> {
  const breaks = new Map<string, TrendBreak[]>();
  for (const { edit, at, say, undone } of edits) {
    if (undone || !['merge', 'split', 'move'].includes(edit.edit)) continue;
    const ids = 'into' in edit ? [edit.theme, edit.into] : [edit.theme];
    for (const id of ids) breaks.set(id, [...(breaks.get(id) ?? []), { at: at.slice(0, 10), why: say }]);
  }
  return breaks;
}

/** What one way of reading changed against the one before, where it can change which theme a voice has. */
function changed(before: Switched, now: Switched, kind: 'taught' | 'discovered'): string[] {
  const isTaught = kind === 'taught';
  return [
    ...(before.model === now.model ? [] : ['voices are read by other instruments']),
    ...(!isTaught || before.taxonomy === now.taxonomy
      ? []
      : [`the taxonomy is version ${now.taxonomy}, before it was ${before.taxonomy}`]),
    ...(isTaught || before.discovery === now.discovery ? [] : ['themes were found anew']),
  ];
}

/** Switches from one version of reading to another, that matter for a kind of theme; the first reading breaks nothing. */
export function breaksByVersion(versions: readonly Switched[], kind: 'taught' | 'discovered'): TrendBreak[] {
  const seen = versions
    .filter((version) => version.switchedAt !== null)
    .sort((a, b) => ((a.switchedAt ?? '') < (b.switchedAt ?? '') ? -1 : 1));
  return seen.flatMap((now, i) => {
    const before = seen[i - 1];
    if (before === undefined) return [];
    const what = changed(before, now, kind);
    return what.length === 0 ? [] : [{ at: (now.switchedAt ?? '').slice(0, 10), why: what.join('; ') }];
  });
}

/** Since when a theme has meant what it means now, oldest first. */
export function breaksOfThemes(
  edits: readonly ThemeEdited[],
  versions: readonly Switched[],
): (theme: { readonly id: string; readonly kind: 'taught' | 'discovered' }) => TrendBreak[] {
  const byHand = breaksByHand(edits);
  const byVersion = {
    taught: breaksByVersion(versions, 'taught'),
    discovered: breaksByVersion(versions, 'discovered'),
  };
  return ({ id, kind }) =>
    [...(byHand.get(id) ?? []), ...byVersion[kind]].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const days: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, quarter: 92 };

/**
 * What broke a line in the period that begins on `from`; `next` = the begin of the next one, null for the last. A change
 * after all voices were given breaks nothing: the whole line is read as it is now.
 */
export function brokenIn(
  breaks: readonly TrendBreak[],
  from: string,
  next: string | null,
  period: string,
): string | null {
  const end =
    next ??
    new Date(Date.parse(`${from}T00:00:00Z`) + (days[period] ?? 31) * 86_400_000).toISOString().slice(0, 10);
  const here = breaks.filter(({ at }) => at >= from && at < end);
  return here.length === 0 ? null : [...new Set(here.map(({ why }) => why))].join('; ');
}
