import { withThemesOf } from '../../../instruments/language/taught/taxonomy.ts';
import { Refused } from '../../../kernel/refusal.ts';
import type { ToForget } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { encoderInUse } from '../embedders/open-encoder.ts';
import { inThread } from '../learning/in-thread.ts';
import { representationIn } from '../representation/representation-store.ts';
import { rowsToLearn } from '../sentiment-lessons.ts';
import * as store from './forget-store.ts';
import { textsOnlyTheirs } from './only-theirs.ts';

/** As many versions are learnt anew, so that undo has somewhere to go; older ones keep their examples only. */
const versionsLearntAnew = 5;

/** What a version of the taxonomy would have learnt without the texts that are gone. */
async function taughtAnew(services: Services, workspace: string, row: store.TaughtRow): Promise<Uint8Array> {
  const { name, themes, examples, version } = row;
  const taxonomy = withThemesOf({ name, version: Number(version), themes }, [...examples]);
  const task = { task: 'teach', taxonomy, examples, last: null, clauses: [] } as const;
  const chosen = await services.records.inWorkspace(workspace, representationIn);
  try {
    return (await inThread(task, encoderInUse(services, workspace, chosen))).model;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // An encoder that is away must not keep somebody from being erased: the light tier always is here.
    return (await inThread(task)).model;
  }
}

/** Takes examples that only this customer said out of every version of the taxonomy, and learns what is left anew. */
export async function forgetTaughtThemes(services: Services, who: ToForget): Promise<number> {
  const { records } = services;
  const rows = await records.inWorkspace(who.workspaceId, store.taxonomiesIn);
  const kept = rows.flatMap(({ examples, desk }) => [
    ...examples.map(({ text }) => text),
    ...desk.flatMap(({ text, before }) => [text, ...before.map((example) => example.text)]),
  ]);
  const gone = await textsOnlyTheirs(services, who, kept);
  if (gone.size === 0) return 0;
  const isKept = ({ text }: { readonly text: string }) => !gone.has(text);
  let removed = 0;
  let learnt = 0;
  for (const row of rows) {
    const examples = row.examples.filter(isKept);
    const desk = row.desk
      .filter(isKept)
      .map((each) => ({ ...each, before: each.before.filter((example) => isKept(example)) }));
    const isSame =
      examples.length === row.examples.length && JSON.stringify(desk) === JSON.stringify(row.desk);
    if (isSame) continue;
    removed += row.examples.length - examples.length;
    const isLearnt = row.hasModel && !row.undone && learnt++ < versionsLearntAnew;
    const next = { ...row, examples, desk };
    const model = isLearnt ? await taughtAnew(services, who.workspaceId, next) : null;
    await records.inWorkspace(who.workspaceId, async (tx) => {
      await store.replaceTaxonomy(tx, row.version, { examples, desk, model });
      if (learnt === 1 && isLearnt) await store.readAnew(tx);
    });
  }
  return Math.max(1, removed);
}

/** The same for what was taught about sentiment. */
export async function forgetTaughtSentiment(services: Services, who: ToForget): Promise<number> {
  const { records } = services;
  const rows = await records.inWorkspace(who.workspaceId, store.sentimentsIn);
  const kept = rows.flatMap(({ examples, desk }) => [...examples, ...desk].map(({ text }) => text));
  const gone = await textsOnlyTheirs(services, who, kept);
  if (gone.size === 0) return 0;
  const isKept = ({ text }: { readonly text: string }) => !gone.has(text);
  let removed = 0;
  let learnt = 0;
  for (const row of rows) {
    const examples = row.examples.filter(isKept);
    const desk = row.desk.filter(isKept);
    const fewer = row.examples.length + row.desk.length - examples.length - desk.length;
    if (fewer === 0) continue;
    removed += fewer;
    const learns = rowsToLearn(examples, desk);
    const isLearnt = !row.undone && learns.length > 0 && learnt++ < versionsLearntAnew;
    const done = isLearnt
      ? await inThread({ task: 'feel', rows: learns, last: null, clauses: [] })
      : { models: '{}', languages: [] };
    await records.inWorkspace(who.workspaceId, async (tx) => {
      await store.replaceSentiment(tx, row.version, {
        examples,
        desk,
        models: done.models,
        languages: done.languages,
      });
      if (!row.undone && removed === fewer) await store.readAnew(tx);
    });
  }
  return removed;
}

/** Proposals nobody applied yet that hold such a text are let go of. */
export async function forgetProposals(services: Services, who: ToForget): Promise<number> {
  const { records } = services;
  return records.inWorkspace(who.workspaceId, async (tx) => {
    const isTheirs = (text: string) =>
      text.trim().length > 2 && who.texts.some((said) => said.includes(text.trim()));
    const holds = (document: unknown): boolean => {
      const { examples = [], desk = [] } = document as {
        examples?: { text: string }[];
        desk?: { text: string }[];
      };
      return [...examples, ...desk].some(({ text }) => isTheirs(text));
    };
    return store.deleteProposals(tx, holds);
  });
}
