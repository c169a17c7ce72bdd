import type { Forgetter, ToForget } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { eraseCustomers, eraseWordings, portionsOf } from '../../../stores/moments/erase-rows.ts';
import { noteForgotten } from '../embedders/forgotten-store.ts';
import { forgetVectors, forgotHere } from '../embedders/kept-vectors.ts';
import { keyOf } from '../embedders/vector-cache.ts';
import { forgetOpinions } from '../opinion-store.ts';
import { forgetProposals, forgetTaughtSentiment, forgetTaughtThemes } from './forget-lessons.ts';
import { deleteLabels, deleteWordings, emptyLabels } from './forget-store.ts';
import { forgetInThemes } from './forget-themes.ts';

const limits = { seconds: 300 };

/** Their clauses, as they were read in whatever version. */
async function clausesOf({ moments }: Services, { workspaceId, customers }: ToForget) {
  return (await moments.rows(
    `SELECT DISTINCT quote, toString(wording) AS wording FROM clauses
     WHERE workspace = {workspace:UUID} AND customer IN {customers:Array(String)}`,
    { workspace: workspaceId, customers: [...customers] },
    limits,
  )) as { quote: string; wording: string }[];
}

/** Their own words of each voice, as themes are found in them: its clauses in their order. */
async function ownWordsOf({ moments }: Services, { workspaceId, customers }: ToForget): Promise<string[]> {
  const rows = (await moments.rows(
    `SELECT DISTINCT arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArray((n, quote)))), ' ') AS words FROM clauses
     WHERE workspace = {workspace:UUID} AND customer IN {customers:Array(String)} AND n > 0 GROUP BY reading, moment`,
    { workspace: workspaceId, customers: [...customers] },
    limits,
  )) as { words: string }[];
  return rows.map(({ words }) => words);
}

async function wordingsOnlyTheirs(services: Services, who: ToForget): Promise<string[]> {
  const theirs = [...new Set((await clausesOf(services, who)).map(({ wording }) => wording))];
  const known = new Set<string>();
  for (const wordings of portionsOf(theirs)) {
    const others = (await services.moments.rows(
      `SELECT DISTINCT toString(wording) AS wording FROM clauses
       WHERE workspace = {workspace:UUID} AND customer NOT IN {customers:Array(String)}
         AND wording IN {wordings:Array(UInt64)}`,
      { workspace: who.workspaceId, customers: [...who.customers], wordings },
      limits,
    )) as { wording: string }[];
    for (const { wording } of others) known.add(wording);
  }
  return theirs.filter((wording) => !known.has(wording));
}

/** Labels that people gave stay, without the words they were given for. */
export const wordsLetGo: readonly Forgetter[] = [
  {
    what: 'words beside labels',
    tables: ['label_decisions'],
    forget: ({ records }, { workspaceId, moments }) =>
      records.inWorkspace(workspaceId, (tx) => emptyLabels(tx, moments)),
  },
];

/** Everything that was made of what customers say, in the order in which one thing is found by another. */
export const forgets: readonly Forgetter[] = [
  {
    what: 'vectors of their words',
    async forget(services, who) {
      const quotes = (await clausesOf(services, who)).map(({ quote }) => quote);
      const keys = [...new Set([...who.texts, ...quotes, ...(await ownWordsOf(services, who))])].map((text) =>
        keyOf(text),
      );
      if (keys.length === 0) return 0;
      const { dataDirectory, records } = services;
      const gone = await forgetVectors(dataDirectory, who.workspaceId, keys);
      // Other servers keep vectors of their own: they are told that some are to go.
      const times = await records.inWorkspace(who.workspaceId, (tx) => noteForgotten(tx, who.workspaceId));
      await forgotHere(dataDirectory, who.workspaceId, times);
      return gone;
    },
  },
  {
    what: 'wordings told apart',
    tables: ['wordings'],
    async forget(services, who) {
      const wordings = await wordingsOnlyTheirs(services, who);
      if (wordings.length === 0) return 0;
      const bands = await eraseWordings(services.moments, who.workspaceId, wordings);
      const kept = await services.records.inWorkspace(who.workspaceId, (tx) => deleteWordings(tx, wordings));
      return Math.max(bands, kept);
    },
  },
  {
    what: 'what was read of their words',
    forget: async ({ moments }, { workspaceId, customers }) =>
      (await eraseCustomers(moments, ['clauses'], workspaceId, customers)).get('clauses') ?? 0,
  },
  {
    what: 'labels by people',
    tables: ['label_decisions'],
    forget: ({ records }, { workspaceId, moments }) =>
      records.inWorkspace(workspaceId, (tx) => deleteLabels(tx, moments)),
  },
  {
    what: 'second opinions',
    tables: ['label_opinions'],
    forget: ({ records }, { workspaceId, moments }) =>
      records.inWorkspace(workspaceId, (tx) => forgetOpinions(tx, moments)),
  },
  { what: 'examples of taught themes', tables: ['taxonomies'], forget: forgetTaughtThemes },
  { what: 'examples of taught sentiment', tables: ['taught_sentiments'], forget: forgetTaughtSentiment },
  {
    what: 'lessons that wait to be applied',
    tables: ['taxonomy_proposals', 'sentiment_proposals'],
    forget: forgetProposals,
  },
  {
    what: 'words in themes that were found',
    tables: ['discoveries', 'themes', 'theme_edits', 'representation_trials'],
    forget: forgetInThemes,
  },
];
