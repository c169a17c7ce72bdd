import type { Services } from '../../../server/serve.ts';
import { classesOf, type LabelTask, unassigned } from '../desk.contract.ts';
import {
  type ClauseInDoubt,
  clausesInDoubt,
  type KeptOpinion,
  keepOpinions,
  themesToChoose,
} from '../index.ts';
import { type Redactor, redactorOf } from '../redaction/index.ts';
import { askModel } from './ask-model.ts';
import { judgeOpinions, type Opinion } from './judge-answer.ts';
import { settingsOf } from './settings-store.ts';
import { whoseWordsMayGo } from './whose-words-may-go.ts';
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
  { withhold }: Redactor,
): Promise<Question> {
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
      return { id: `C${i + 1}`, text: stored, stored, tasks: doubts.map(({ task }) => task) };
    }),
    labels: Object.fromEntries([...tasks].sort().map((task) => [task, labelsOf(task)])),
    themes,
    themeIds: new Map([...chosen.map(({ id }, i) => [`T${i + 1}`, id] as const), [noTheme, unassigned]]),
  };
}

/** What is written down of a clause and a task that was asked about; without an answer that holds, that it was looked at. */
function kept(
  clause: ClauseInDoubt,
  { task, said }: ClauseInDoubt['doubts'][number],
  model: string,
  found?: { readonly label: string; readonly words: string },
): KeptOpinion {
  const label = found?.label ?? null;
  const at = found === undefined || found.words === '' ? -1 : clause.quote.indexOf(found.words);
  const from = Math.max(0, at);
  const to = at < 0 ? clause.quote.length : at + (found?.words.length ?? 0);
  return {
    moment: clause.moment,
    clause: { start: clause.start, end: clause.end },
    task,
    label,
    span: { start: clause.start + from, end: clause.start + to },
    // Where nothing was said nothing is quoted: words that are kept twice are erased twice.
    quote: label === null ? '' : clause.quote.slice(from, to),
    beside: said,
    agrees: label !== null && (said.includes(label) || (label === unassigned && said.length === 0)),
    model,
  };
}

/** Each clause and task with what the answer says of it, in the house's own words. */
function opinionsIn(
  clauses: readonly ClauseInDoubt[],
  opinions: readonly Opinion[],
  { themeIds }: Question,
  model: string,
): KeptOpinion[] {
  return clauses.flatMap((clause, i) =>
    clause.doubts.map((doubt) => {
      const found = opinions.find((each) => each.clause === `C${i + 1}` && each.task === doubt.task);
      const label = doubt.task === 'theme' ? themeIds.get(found?.label ?? '') : found?.label;
      return found === undefined || label === undefined
        ? kept(clause, doubt, model)
        : kept(clause, doubt, model, { label, words: found.words });
    }),
  );
}

/**
 * Asks for second opinions on unsure labels, few clauses at a time, while the model is switched on for it, answers, and the
 * budget lasts. What it says is kept beside the labels; none of them changes. A clause in which redaction finds anything more,
 * or whose customer refuses, is not sent at all. False when the model did not answer.
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
    const redactor = await redactorOf(records, workspace);
    const mayGo = await whoseWordsMayGo(
      services,
      workspace,
      unsure.map(({ moment }) => moment),
    );
    const isClean = ({ moment, quote }: ClauseInDoubt) =>
      mayGo.has(moment) && redactor.withhold(quote) === quote;
    const personal = unsure.filter((clause) => !isClean(clause));
    await keepOpinions(records, workspace, opinionsNowhere(personal, model));
    const clean = unsure.filter(isClean);
    for (let i = 0; i < clean.length; i += perQuestion) {
      if (isOver()) return true;
      const clauses = clean.slice(i, i + perQuestion);
      const question = await questionOf(services, workspace, clauses, redactor);
      const { given, labels, themes } = question;
      const { judged, unasked, away } = await askModel(services, workspace, {
        task: 'second opinion',
        by,
        prompt: writeOpinionPrompt(given, labels, themes),
        moments: clauses.map(({ moment }) => moment),
        mostTokens,
        judge: (content) => judgeOpinions(content, given, labels),
      });
      if (unasked !== null) return true;
      if (away) return false;
      const said = judged.accepted ? judged.value : [];
      await keepOpinions(records, workspace, opinionsIn(clauses, said, question, model));
    }
  }
}

const opinionsNowhere = (clauses: readonly ClauseInDoubt[], model: string): KeptOpinion[] =>
  clauses.flatMap((clause) => clause.doubts.map((doubt) => kept(clause, doubt, model)));
