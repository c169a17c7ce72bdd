import { instant } from './instant.ts';

/** Clocks of one service differ by less than this between writing and its own first save. */
const aMoment = 2000;

/**
 * Of words that were changed after they were written: what the revision is called and when it was made. The words as they
 * stand are of that time; what was said before stands under its own name where an earlier export told it.
 */
export function revisionOf(
  id: string,
  written: unknown,
  edited: unknown,
): { readonly id: string; readonly when: unknown; readonly isEdited: boolean } {
  const first = instant(written, Number.POSITIVE_INFINITY);
  const later = instant(edited, Number.POSITIVE_INFINITY);
  const isEdited = 'at' in first && 'at' in later && Date.parse(later.at) - Date.parse(first.at) > aMoment;
  return isEdited
    ? { id: `${id} edited ${later.at}`, when: edited, isEdited }
    : { id, when: written, isEdited };
}

export const editedSince =
  'Words changed after they were written: they stand at the time of the change, as a revision';
