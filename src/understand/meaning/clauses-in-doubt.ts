import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { clauseEvidence } from './kept-labels.ts';
import { askedOf } from './opinion-store.ts';
import { type UnsureClause, unsureClauses } from './questions/unsure-clauses.ts';
import { type TaskInDoubt, tasksInDoubt, unsure } from './tasks-in-doubt.ts';
import { themesIn } from './theme-store.ts';
import { themesNow } from './voice-view.ts';

export interface ClauseInDoubt {
  readonly moment: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly doubts: readonly TaskInDoubt[];
}

/** Unsure clauses that are looked through at once for those that were not asked about. */
const atOnce = 2000;

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** The next clauses with unsure labels that this reader was not asked about, those that most voices say first. */
export async function clausesInDoubt(
  { records, moments, scope }: Needs,
  workspace: string,
  model: string,
  limit: number,
): Promise<ClauseInDoubt[]> {
  const [asked, now] = await Promise.all([askedOf(records, workspace, model), scope(workspace)]);
  const names = themesNow(now);
  const inDoubt = ({ evidence, moment, start, end, quote }: UnsureClause): ClauseInDoubt[] => {
    if (asked.has(`${moment}~${start}`)) return [];
    const doubts = tasksInDoubt(clauseEvidence.parse(JSON.parse(evidence))).map(({ task, said }) => ({
      task,
      said: task === 'theme' ? said.map((id) => names.get(id)?.id ?? id) : said,
    }));
    // Beside a label that a person gave an unsure one is nothing to ask about.
    return doubts.length === 0 ? [] : [{ moment, start, end, quote, doubts }];
  };
  const found: ClauseInDoubt[] = [];
  // What was asked about grows for ever, and no statement could name all of it: it is left out here.
  for (let from = 0; found.length < limit; from += atOnce) {
    const page = await ask(moments, now, unsureClauses(unsure, { from, limit: atOnce }));
    found.push(...page.flatMap(inDoubt));
    if (page.length < atOnce) break;
  }
  return found.slice(0, limit);
}

/** The themes that a clause can be given now. */
export async function themesToChoose(
  { records }: Pick<Services, 'records'>,
  workspace: string,
): Promise<{ id: string; name: string; definition: string }[]> {
  const themes = await records.inWorkspace(workspace, themesIn);
  return themes
    .filter(({ state }) => state === 'active')
    .map(({ id, name, definition }) => ({ id, name, definition }));
}
