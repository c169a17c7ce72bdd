import { secondsOf } from './checks/check-length.ts';
import type { Survey, SurveySummary } from './contract.ts';
import { questionsOf, type SurveyDefinition } from './definition.contract.ts';
import type { SurveyRow, VersionRow } from './store.ts';

/** How many things a survey asks; statements ask nothing. */
export function countQuestions(definition: SurveyDefinition): number {
  return questionsOf(definition.flow).filter(({ question }) => question.type !== 'statement').length;
}

/** A survey as a line of the list. `draftHash`: of the draft as it stands. */
export function presentSummary(kept: SurveyRow, draftHash: string): SurveySummary {
  const { id, state, version, draft, changedAt, changedBy } = kept;
  return {
    id,
    title: draft.title,
    state,
    version,
    draftChanged: kept.hash !== draftHash,
    languages: draft.languages,
    asks: draft.asks,
    respondents: draft.respondents,
    questions: countQuestions(draft),
    seconds: secondsOf(draft),
    changedAt: changedAt.toISOString(),
    changedBy,
  };
}

export function presentVersion(kept: VersionRow): Survey['versions'][number] {
  const { version, hash, publishedAt, publishedBy } = kept;
  return { version, hash, publishedAt: publishedAt.toISOString(), publishedBy };
}

/** A survey as a whole. */
export function presentSurvey(kept: SurveyRow, draftHash: string, versions: readonly VersionRow[]): Survey {
  return {
    ...presentSummary(kept, draftHash),
    revision: kept.revision,
    draft: kept.draft,
    hasPin: kept.hasPin,
    versions: versions.map(presentVersion),
  };
}
