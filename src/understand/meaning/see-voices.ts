import type { Filter } from '../../kernel/filter.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import { type Refusal, Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask, membersOfLine, type Scope } from '../../stores/moments/question.ts';
import { knownFields, readFilter } from '../journeys/index.ts';
import { metricsOf } from '../scores/index.ts';
import type { VersionSaid } from './kept-labels.ts';
import { versionsOfLabels } from './model-version.ts';
import { countAsked } from './questions/count-asked.ts';
import {
  countableFields,
  countBy,
  countThemed,
  isCountable,
  type ThemedTotals,
} from './questions/count-by.ts';
import { findVoices, type Sorting } from './questions/find-voices.ts';
import type { VoicesAsked } from './questions/voices-asked.ts';
import { searchedWords } from './search-words.ts';
import { versionsOf } from './version-store.ts';
import { themesNow, viewVoices } from './voice-view.ts';
import type { Counts, countVoices, searchVoices, showVoice } from './voices.contract.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** What the labels that questions see now were made by. */
export async function versionSaid(services: Needs, workspace: string): Promise<VersionSaid> {
  const current = (await versionsOf(services.records, workspace)).find(({ state }) => state === 'current');
  return versionsOfLabels(current ?? { model: 'none', taxonomy: 0, discovery: 0, sentiment: 0 });
}

const languagesIn = (filter: Filter) =>
  filter.find(({ field, operator }) => field === 'language' && operator === '=')?.values;

/** Reads what is asked; throws `Refused` where the filter has a field that nothing has. */
export async function readAsked(
  services: Needs,
  workspace: string,
  query: { readonly q?: string | undefined; readonly where?: string | undefined },
): Promise<VoicesAsked> {
  const filter = await readFilter(services, workspace, query.where);
  return { filter, words: searchedWords(query.q ?? '', languagesIn(filter)) };
}

async function scalesOf(services: Needs, workspace: string) {
  const metrics = await metricsOf(services.records, workspace);
  return new Map(metrics.map(({ name, low, high }) => [name, { low, high }]));
}

/** What voices look like in this company, to be passed to `viewVoices`. */
export async function viewing(services: Needs, workspace: string) {
  const [said, scales] = await Promise.all([versionSaid(services, workspace), scalesOf(services, workspace)]);
  return { said, scales };
}

const cursorOf = (last: { key: number; moment: string }) => `${last.key}~${last.moment}`;
function cursorIn(text: string): { key: number; moment: string } | Refusal {
  const [key = '', moment = ''] = text.split('~');
  if (!Number.isFinite(Number(key)) || moment === '') {
    return refuse('bad-cursor', `after: "${text}" is not the end of a page.`, {
      next: 'Pass on `next` of the page before, as it is.',
    });
  }
  return { key: Number(key), moment };
}

const defaultPage = 20;

/** One page of voices with their labels, and the counts of all of them. */
export async function search(
  services: Needs,
  workspace: string,
  query: {
    readonly q?: string | undefined;
    readonly where?: string | undefined;
    readonly sort?: Sorting | undefined;
    readonly distinct?: boolean | undefined;
    readonly limit?: number | undefined;
    readonly after?: string | undefined;
  },
): Promise<AnswerOf<typeof searchVoices> | Refusal> {
  const asked = await readAsked(services, workspace, query);
  const after = query.after === undefined ? undefined : cursorIn(query.after);
  if (after !== undefined && 'refused' in after) return after;
  const limit = query.limit ?? defaultPage;
  const scope = await services.scope(workspace);
  const page = {
    sort: query.sort ?? 'newest',
    distinct: query.distinct ?? false,
    limit: limit + 1,
    ...(after === undefined ? {} : { after }),
  };
  const [[counts], found, how] = await Promise.all([
    ask(services.moments, scope, countAsked(asked)),
    ask(services.moments, scope, findVoices(asked, page)),
    viewing(services, workspace),
  ]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const { waiting = 0, ...all } = counts ?? { voices: 0, mentions: 0, customers: 0, texts: 0, stories: 0 };
  return {
    counts: all,
    waiting,
    voices: await viewVoices(
      services,
      scope,
      shown.map(({ moment }) => moment),
      { asked, ...how },
    ),
    next: found.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

export async function seeVoice(
  services: Needs,
  workspace: string,
  moment: string,
): Promise<AnswerOf<typeof showVoice> | Refusal> {
  const scope = await services.scope(workspace);
  const [voice] = await viewVoices(services, scope, [moment], await viewing(services, workspace));
  return (
    voice ??
    refuse('no-such-voice', `There is no voice ${moment}.`, {
      kind: 'not-found',
      next: 'It may have been erased or taken back with its import.',
    })
  );
}

/** The four counts of all labelled voices asked for, and of those that speak of no theme. */
export function totalsOf(themed: ThemedTotals | undefined): { total: Counts; unassigned: Counts } {
  return {
    total: {
      voices: themed?.voices ?? 0,
      mentions: themed?.mentions ?? 0,
      customers: themed?.customers ?? 0,
      texts: themed?.texts ?? 0,
      stories: themed?.stories ?? 0,
    },
    unassigned: {
      voices: themed?.unassignedVoices ?? 0,
      mentions: themed?.unassignedMentions ?? 0,
      customers: themed?.unassignedCustomers ?? 0,
      texts: themed?.unassignedTexts ?? 0,
      stories: themed?.unassignedStories ?? 0,
    },
  };
}

/** The name of the theme with this id, among those above others too. */
export function namesOfThemes(scope: Scope): ReadonlyMap<string, string> {
  const names = new Map([...themesNow(scope).values()].map(({ id, name }) => [id, name]));
  scope.themes.lines.forEach((line, i) => {
    const [ids, said] = [membersOfLine(line), membersOfLine(scope.themes.names[i] ?? '')];
    for (const [k, id] of ids.entries()) names.set(id, said[k] ?? id);
  });
  return names;
}

const namesSaid = 40;

/** Throws `Refused`, naming what there is, when no voice can have what is to be counted by. */
async function mustBeCountable(services: Needs, workspace: string, by: string): Promise<void> {
  if (isCountable(by)) return;
  const { attributes } = await knownFields(services, workspace);
  if (attributes.includes(by)) return;
  const all = [...countableFields, ...attributes];
  const more = all.length > namesSaid ? ` and ${all.length - namesSaid} more` : '';
  throw new Refused(
    refuse('no-such-field', `There is no field or attribute "${by}" to count voices by.`, {
      next: `There are: ${all.slice(0, namesSaid).join(', ')}${more}.`,
    }),
  );
}

/** How many voices there are per value of a field; refuses a field that nothing has. */
export async function count(
  services: Needs,
  workspace: string,
  query: { readonly q?: string | undefined; readonly where?: string | undefined; readonly by: string },
): Promise<AnswerOf<typeof countVoices>> {
  const asked = await readAsked(services, workspace, query);
  await mustBeCountable(services, workspace, query.by);
  const scope = await services.scope(workspace);
  const [rows, [themed]] = await Promise.all([
    ask(services.moments, scope, countBy(asked, query.by)),
    ask(services.moments, scope, countThemed(asked)),
  ]);
  const names = namesOfThemes(scope);
  const isTheme = query.by === 'theme';
  const { total, unassigned } = totalsOf(themed);
  return {
    total,
    values: rows.map(({ value, voices, mentions, customers, texts, stories }) => {
      const counts = { voices, mentions, customers, texts, stories };
      if (value === '') return { value: null, ...(isTheme ? unassigned : counts) };
      return isTheme ? { value: names.get(value) ?? value, theme: value, ...counts } : { value, ...counts };
    }),
  };
}
