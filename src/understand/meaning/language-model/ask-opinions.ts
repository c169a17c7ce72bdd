import type { Services } from '../../../server/serve.ts';
import { classesOf, type LabelTask, unassigned } from '../desk.contract.ts';
import {
  type ClauseInDoubt,
  clausesInDoubt,
  type KeptOpinion,
  keepOpinions,
  themesToChoose,
} from '../index.ts';
import { redactorOf } from '../redaction/index.ts';
import { askModel } from './ask-model.ts';
import { judgeOpinions, type Opinion } from './judge-answer.ts';
import { settingsOf } from './settings-store.ts';
import { type ClauseGiven, writeOpinionPrompt } from './write-prompt.ts';

export type Needs = Pick<Services, 'records' | 'moments' | 'scope' | 'outbound' | 'seal'>;

const perQuestion = 6;
const perLook = 60;
const mostTokens = 1500;
const mostThemes = 100;
const longestClause = 600;
const longestDefinition = 160;
const noTheme = 'none';

/** At most so many letters, and no half of a pair at the end: what leaves stands in the stored text as it is. */
const beginningOf = (text: string, most: number) => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');

interface Question {
  readonly given: readonly ClauseGiven[];
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly themes: readonly { readonly id: string; readonly name: string; readonly definition: string }[];
  /** The house's ids, by the ids that the model is given. */
  readonly themeIds: ReadonlyMap<string, string>;
}

async function questionOf(
  { records }: Needs,
  workspace: string,
  clauses: readonly ClauseInDoubt[],
): Promise<Question> {
  const { withhold } = await redactorOf(records, workspace);
  const tasks = new Set(clauses.flatMap(({ doubts }) => doubts.map(({ task }) => task)));
  const chosen = tasks.has('theme')
    ? (await themesToChoose({ records }, workspace)).slice(0, mostThemes)
    : [];
  const themes = chosen.map(({ name, definition }, i) => ({
    id: `T${i + 1}`,
    name: withhold(name),
    definition: withhold(beginningOf(definition, longestDefinition)),
  }));
  const labelsOf = (task: LabelTask) =>
    task === 'theme' ? [...themes.map(({ id }) => id), noTheme] : classesOf[task];
  return {
    given: clauses.map(({ quote, doubts }, i) => {
      const stored = beginningOf(quote, longestClause);
      return { id: `C${i + 1}`, text: withhold(stored), stored, tasks: doubts.map(({ task }) => task) };
    }),
    labels: Object.fromEntries([...tasks].sort().map((task) => [task, labelsOf(task)])),
    themes,
    themeIds: new Map([...chosen.map(({ id }, i) => [`T${i + 1}`, id] as const), [noTheme, unassigned]]),
  };
}

/** What is written down of a clause and a task that was asked about; without an answer that holds, that it was asked. */
function kept(
  clause: ClauseInDoubt,
  { task, said }: ClauseInDoubt['doubts'][number],
  found: Opinion | undefined,
  { themeIds }: Question,
  model: string,
): KeptOpinion {
  const label =
    found === undefined ? null : task === 'theme' ? (themeIds.get(found.label) ?? null) : found.label;
  const at = found === undefined || found.words === '' ? -1 : clause.quote.indexOf(found.words);
  const start = clause.start + Math.max(0, at);
  const end = at < 0 ? clause.end : start + (found?.words.length ?? 0);
  return {
    moment: clause.moment,
    clause: { start: clause.start, end: clause.end },
    task,
    label,
    span: { start, end },
    quote: clause.quote.slice(start - clause.start, end - clause.start),
    beside: said,
    agrees: label !== null && (said.includes(label) || (label === unassigned && said.length === 0)),
    model,
  };
}

/**
 * Asks for second opinions on unsure labels, few clauses at a time, while the model is switched on for it, answers, and the
 * budget lasts. What it says is kept beside the labels; none of them changes. False when the model did not answer.
 */
export async function askOpinions(
  services: Needs,
  workspace: string,
  by: string,
  isOver: () => boolean = () => false,
): Promise<boolean> {
  const { records } = services;
  for (;;) {
    const settings = (await settingsOf(records, workspace))?.settings;
    if (settings?.on !== true || !settings.secondOpinions) return true;
    const { model } = settings;
    const unsure = await clausesInDoubt(services, workspace, model, perLook);
    if (unsure.length === 0) return true;
    for (let i = 0; i < unsure.length; i += perQuestion) {
      if (isOver()) return true;
      const clauses = unsure.slice(i, i + perQuestion);
      const question = await questionOf(services, workspace, clauses);
      const { given, labels, themes } = question;
      const outcome = await askModel(services, workspace, {
        task: 'second opinion',
        by,
        prompt: writeOpinionPrompt(given, labels, themes),
        moments: clauses.map(({ moment }) => moment),
        mostTokens,
        judge: (content) => judgeOpinions(content, given, labels),
      });
      if (outcome.unasked !== null) return true;
      if (outcome.away) return false;
      const { judged } = outcome;
      await keepOpinions(
        records,
        workspace,
        clauses.flatMap((clause, c) =>
          clause.doubts.map((doubt) => {
            const found = judged.accepted
              ? judged.value.find((each) => each.clause === `C${c + 1}` && each.task === doubt.task)
              : undefined;
            return kept(clause, doubt, found, question, outcome.model);
          }),
        ),
      );
    }
  }
}
