import { z } from 'zod';
import { profilesOf } from '../../../instruments/language/about/company.ts';
import type { AnswerOf } from '../../../kernel/operation.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { settingsOf } from '../../scores/index.ts';
import { type Label, labelShape, quotedPromiseShape, unknownAbout } from '../evidence.contract.ts';
import { companyOf, versionSaid, wholeLabel } from '../index.ts';
import type { listQuoted, Quoted } from './contract.ts';
import { clockAt, knownPromise, madeAt, sentenceAround, stepOf } from './propose-promise.ts';
import { type BesideRow, journeysAround } from './questions/journeys-around.ts';
import { type QuotingVoice, quotedWaiting, quotingVoices } from './questions/quoting-voices.ts';
import { judgedCounts, quotedDecisions } from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

const versions = { version: true, modelVersion: true, taxonomyVersion: true, textVersion: true } as const;
const kept = labelShape.omit(versions);
const evidence = z.object({
  promises: z.array(quotedPromiseShape.extend({ label: kept })),
  about: z.object({ step: kept }).nullish(),
});

/** The promises a voice quotes, as its reading holds them. */
export function promisesOf(voice: QuotingVoice) {
  const { promises, about } = evidence.parse(JSON.parse(voice.evidence));
  const step = about?.step;
  const isTold = step !== undefined && step.status !== 'rejected' && step.label !== unknownAbout;
  return { promises, about: isTold ? step.label : '' };
}

type Words = Pick<Label, 'span' | 'quote'>;
const isThere = (a: Words, b: Words) => a.span.start === b.span.start && a.span.end === b.span.end;

/**
 * The promises of a voice that no decision speaks of. A decision speaks of one: by its place, or by the words where the text was
 * redacted anew; the same words said twice are two promises.
 */
export function undecided<P extends { readonly label: Words }>(
  promises: readonly P[],
  decisions: readonly Words[],
): P[] {
  const moved = decisions.filter((decision) => !promises.some(({ label }) => isThere(decision, label)));
  return promises.filter(({ label }) => {
    if (decisions.some((decision) => isThere(decision, label))) return false;
    const at = moved.findIndex(({ quote }) => quote === label.quote);
    if (at !== -1) moved.splice(at, 1);
    return at === -1;
  });
}

const shownAround = 9;
/** The moments next to the voice, in order of time. */
function besideOf(rows: readonly BesideRow[], voice: QuotingVoice, episode: string): Quoted['journey'] {
  const own = rows
    .filter((row) => row.episode === episode || row.moment === voice.moment)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.moment < b.moment ? -1 : 1));
  const here = own.findIndex(({ moment }) => moment === voice.moment);
  const from = Math.max(0, Math.min(here - Math.ceil(shownAround / 2), own.length - shownAround));
  return own.slice(from, from + shownAround).map((row) => ({
    at: row.at,
    kind: row.kind,
    step: row.step,
    function: row.function,
    due: row.kind === 'promise' ? row.due : null,
    state: row.state,
    here: row.moment === voice.moment,
  }));
}

/** The episode a voice belongs to, or the customer's last before it. */
export function episodesOf(
  rows: readonly BesideRow[],
  voice: { readonly episode: string; readonly at: string },
) {
  const named = rows.filter(({ episode }) => episode !== '');
  const before = named.filter(({ at }) => at <= voice.at).sort((a, b) => (a.at < b.at ? 1 : -1));
  return {
    episode: voice.episode !== '' ? voice.episode : (before[0]?.episode ?? ''),
    episodes: [...new Set([...before, ...named].map(({ episode }) => episode))].slice(0, 20),
  };
}

const usualPage = 20;

/** The queue: what customers say they were promised, each with what would be written if it is confirmed. */
export async function seeQuoted(
  services: Needs,
  workspace: string,
  limit = usualPage,
): Promise<AnswerOf<typeof listQuoted>> {
  const [scope, { zone }, judged] = await Promise.all([
    services.scope(workspace),
    settingsOf(services.records, workspace),
    judgedCounts(services.records, workspace),
  ]);
  const [[waiting], voices, company, said] = await Promise.all([
    ask(services.moments, scope, quotedWaiting(judged)),
    ask(services.moments, scope, quotingVoices(judged, limit)),
    companyOf(services, scope),
    versionSaid(services, workspace),
  ]);
  const [rows, decisions] = await Promise.all([
    ask(services.moments, scope, journeysAround(voices.map(({ customer }) => customer))),
    quotedDecisions(services.records, workspace, { moments: voices.map(({ moment }) => moment) }),
  ]);
  const profiles = profilesOf(company);
  const byCustomer = Map.groupBy(rows, ({ customer }) => customer);
  const items = voices.flatMap((voice): Quoted[] => {
    const journey = byCustomer.get(voice.customer) ?? [];
    const { promises, about } = promisesOf(voice);
    const open = undecided(
      promises,
      decisions.filter(({ moment }) => moment === voice.moment),
    );
    const { episode, episodes } = episodesOf(journey, voice);
    return open.map(({ label, due }) => {
      const sentence = sentenceAround(voice.text, label.span);
      const { step, why } = stepOf(sentence, voice.language, profiles, { ...voice, episode, about }, journey);
      return {
        moment: voice.moment,
        customer: voice.customer,
        at: voice.at,
        text: voice.text,
        language: voice.language,
        label: wholeLabel(said, voice.text)(label),
        due,
        dueThere: due === null ? null : clockAt(due, zone),
        step,
        why,
        made: madeAt(journey, { episode, at: voice.at, due, step }),
        episode,
        episodes,
        journey: besideOf(journey, voice, episode),
        known: knownPromise(journey, { episode, step, due }, zone),
      };
    });
  });
  const steps = company.steps.map(({ step, function: owner }) => ({ step, function: owner }));
  return { waiting: waiting?.waiting ?? 0, zone, items: items.slice(0, limit), steps };
}
