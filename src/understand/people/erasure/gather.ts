import { z } from 'zod';
import type { ToForget } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';

const rowShape = z.object({
  id: z.string(),
  episode: z.string(),
  source: z.number(),
  row: z.number(),
  text: z.string(),
  textKey: z.string(),
});

const targetShape = z.object({
  workspaceId: z.string(),
  customers: z.array(z.string()),
  episodes: z.array(z.string()),
  moments: z.array(z.string()),
  texts: z.array(z.string()),
  textKeys: z.array(z.string()),
  rows: z.array(z.object({ source: z.number(), row: z.number() })),
});

const mine = `workspace = {workspace:UUID} AND bucket IN (SELECT cityHash64(arrayJoin({customers:Array(String)})) % 16)
  AND customer IN {customers:Array(String)}`;

/** Everything of a customer, of whatever load: also what a killed import left behind. */
export async function gather(
  { moments }: Pick<Services, 'moments'>,
  workspace: string,
  customers: readonly string[],
): Promise<ToForget> {
  const found = await moments.rows(
    `SELECT toString(id) AS id, episode, source, row, text, text_key AS textKey FROM moments WHERE ${mine}`,
    { workspace, customers: [...customers] },
    { seconds: 300 },
  );
  const rows = found.map((row) => rowShape.parse(row));
  const distinct = (values: readonly string[]) => [...new Set(values)].filter((value) => value !== '').sort();
  return {
    workspaceId: workspace,
    customers: [...customers],
    episodes: distinct(rows.map(({ episode }) => episode)),
    moments: distinct(rows.map(({ id }) => id)),
    texts: distinct(rows.map(({ text }) => text)),
    textKeys: distinct(rows.map(({ textKey }) => textKey)),
    rows: rows.map(({ source, row }) => ({ source, row })),
  };
}

const about = (workspace: string) => `${workspace} erasure target`;

/** What an erasure works on outlives a kill, and nobody reads it in a copy of the records. */
export const sealTarget = ({ seal }: Pick<Services, 'seal'>, target: ToForget): string =>
  seal.close(JSON.stringify(target), about(target.workspaceId));

/** Null when the server's secret is another one than when the erasure began. */
export function openTarget(
  { seal }: Pick<Services, 'seal'>,
  workspace: string,
  sealed: string,
): ToForget | null {
  const text = seal.open(sealed, about(workspace));
  return text === null ? null : targetShape.parse(JSON.parse(text));
}

/** What is known before and after, together. */
export function together(a: ToForget, b: ToForget): ToForget {
  const union = (x: readonly string[], y: readonly string[]) => [...new Set([...x, ...y])].sort();
  const rows = new Map([...a.rows, ...b.rows].map((place) => [`${place.source} ${place.row}`, place]));
  return {
    workspaceId: a.workspaceId,
    customers: union(a.customers, b.customers),
    episodes: union(a.episodes, b.episodes),
    moments: union(a.moments, b.moments),
    texts: union(a.texts, b.texts),
    textKeys: union(a.textKeys, b.textKeys),
    rows: [...rows.values()],
  };
}

const factsShape = z.object({
  moments: z.number(),
  voices: z.number(),
  episodes: z.number(),
  first: z.string(),
  last: z.string(),
});

/** How much there is of a customer under all of their identifiers, for whoever is about to erase them. */
export async function factsOf(
  { moments }: Pick<Services, 'moments'>,
  workspace: string,
  customers: readonly string[],
) {
  const [row] = await moments.rows(
    `SELECT count() AS moments, countIf(kind = 'voice') AS voices, uniqExactIf(episode, episode != '') AS episodes,
       min(at) AS first, max(at) AS last FROM moments WHERE ${mine}`,
    { workspace, customers: [...customers] },
    { seconds: 60 },
  );
  const facts = factsShape.parse(row);
  const isThere = facts.moments > 0;
  return { ...facts, first: isThere ? facts.first : null, last: isThere ? facts.last : null };
}
