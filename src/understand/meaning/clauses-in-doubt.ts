import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { clauseEvidence } from './kept-labels.ts';
import { askedOf } from './opinion-store.ts';
import { unsureClauses } from './questions/unsure-clauses.ts';
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

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** The next clauses with unsure labels that this reader was not asked about, those that most voices say first. */
export async function clausesInDoubt(
  { records, moments, scope }: Needs,
  workspace: string,
  model: string,
  limit: number,
): Promise<ClauseInDoubt[]> {
  const asked = await askedOf(records, workspace, model);
  const places = [...new Set([...asked].map((key) => key.slice(0, key.lastIndexOf('~'))))].sort();
  const now = await scope(workspace);
  const names = themesNow(now);
  const clauses = await ask(moments, now, unsureClauses(unsure, places, limit));
  return clauses.flatMap(({ evidence, moment, start, end, quote }) => {
    const doubts = tasksInDoubt(clauseEvidence.parse(JSON.parse(evidence))).map(({ task, said }) => ({
      task,
      said: task === 'theme' ? said.map((id) => names.get(id)?.id ?? id) : said,
    }));
    return [{ moment, start, end, quote, doubts }];
  });
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
