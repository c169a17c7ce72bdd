import type { AnswerOf } from '../../kernel/operation.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { choosePaths } from './choose-paths.ts';
import type { listEpisodes } from './contract.ts';
import { mostPaths } from './map.ts';
import { type Behind, type Cursor, countBehind, episodesBehind } from './questions/episodes-behind.ts';
import { variants } from './questions/variants.ts';
import type { Asked } from './walk-view.ts';

const bad = (what: string, next: string) => new Refused(refuse('bad-query', what, { next }));

/** A page's end as text and back; whoever changes it by hand gets a refusal, never another company's rows. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}
export function readCursor(text: string): Cursor {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string')) {
      const [started, customer, episode] = parts as [string, string, string];
      if (!Number.isNaN(Date.parse(started))) return [started, customer, episode];
    }
  } catch {
    // Not JSON: the same refusal as for any other text that is no cursor.
  }
  throw bad('The cursor was not understood.', 'Ask for the first page again, without a cursor.');
}

/** A path as a JSON list of steps. */
export function readPath(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  try {
    const steps: unknown = JSON.parse(text);
    if (Array.isArray(steps) && steps.every((step) => typeof step === 'string')) return steps as string[];
  } catch {
    // Falls through to the refusal.
  }
  throw bad('The path was not understood.', 'Write a JSON list of steps: ["Order","Delivered"].');
}

/** The episodes behind a number of the map: how many, whose, and a page of them. */
export async function listBehind(
  services: Pick<Services, 'moments' | 'scope'>,
  workspace: string,
  asked: Asked,
  behind: Omit<Behind, 'otherThan'> & { readonly others?: number | undefined },
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<AnswerOf<typeof listEpisodes>> {
  if ((behind.from === undefined) !== (behind.to === undefined)) {
    throw bad('An edge needs both `from` and `to`.', 'Give the two steps, or `step` for one.');
  }
  const { moments } = services;
  const scope = await services.scope(workspace);
  let otherThan: string[] | undefined;
  if (behind.others !== undefined) {
    const paths = await ask(moments, scope, variants(asked, mostPaths));
    const [all] = await ask(moments, scope, countBehind(asked, {}));
    otherThan = choosePaths(paths, all?.total ?? 0, behind.others).paths.map(({ hash }) => hash);
  }
  const narrowed: Behind = { ...behind, otherThan };
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor);
  const [[counted], rows] = await Promise.all([
    ask(moments, scope, countBehind(asked, narrowed)),
    ask(moments, scope, episodesBehind(asked, narrowed, { limit: page.limit + 1, after })),
  ]);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    total: counted?.total ?? 0,
    customers: counted?.customers ?? 0,
    episodes: shown.map((row) => ({
      episode: row.episode,
      customer: row.customer,
      started: row.started,
      ended: row.ended,
      seconds: row.seconds,
      path: row.path,
      promises: row.promise_steps.map((step, i) => ({
        step,
        state: row.promise_states[i] ?? 'open',
        due: row.promise_due[i] ?? '',
      })),
      scores: row.score_metrics.map((metric, i) => ({ metric, value: row.score_values[i] ?? 0 })),
    })),
    next:
      rows.length > page.limit && last !== undefined
        ? writeCursor([last.started, last.customer, last.episode])
        : null,
  };
}
