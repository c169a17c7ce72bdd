import type { Around, Before } from '../../../instruments/language/about/around.ts';
import type { Company, KnownStep } from '../../../instruments/language/about/company.ts';
import type { Services } from '../../../server/serve.ts';
import { ask, type Scope } from '../../../stores/moments/question.ts';
import { aroundVoices } from '../questions/around-voices.ts';
import { companySteps, stepsByFirst } from '../questions/company-steps.ts';
import type { UnreadVoice } from '../questions/unread-voices.ts';
import { companyWords } from './company-store.ts';

type Needs = Pick<Services, 'records' | 'moments'>;

/** A voice with where it stands on its customer's timeline. */
export interface PlacedVoice extends UnreadVoice {
  readonly around: Around;
}

interface Known {
  readonly generations: string;
  readonly steps: readonly KnownStep[];
  readonly families: Company['families'];
}
/** Steps of the last generations asked about: they cannot change while those are current. */
const remembered = new Map<string, Known>();

async function stepsOf(services: Needs, scope: Scope): Promise<Known> {
  const generations = scope.generations.join();
  const known = remembered.get(scope.workspace);
  if (known?.generations === generations) return known;
  // Nothing was brought in yet: the engine need not even be started to say so.
  if (scope.generations.length === 0) return { generations, steps: [], families: {} };
  const [rows, members] = await Promise.all([
    ask(services.moments, scope, companySteps),
    ask(services.moments, scope, stepsByFirst),
  ]);
  const byStep = Map.groupBy(rows, ({ step }) => step);
  const steps = [...byStep].map(([step, own]): KnownStep => {
    const named = own.filter((row) => row.function !== '');
    return {
      step,
      function: named[0]?.function ?? '',
      channels: [...new Set(own.map(({ channel }) => channel).filter((channel) => channel !== ''))].slice(
        0,
        5,
      ),
    };
  });
  const families = Object.fromEntries(
    [...Map.groupBy(members, ({ first }) => first)].map(([first, own]) => [
      first,
      Object.fromEntries(own.map(({ step, episodes, all }) => [step, episodes / all])),
    ]),
  );
  const now = { generations, steps, families };
  remembered.set(scope.workspace, now);
  return now;
}

/** What the company's journeys are made of now, with the words it taught. */
export async function companyOf(services: Needs, scope: Scope): Promise<Company> {
  const [{ steps, families }, words] = await Promise.all([
    stepsOf(services, scope),
    companyWords(services.records, scope.workspace),
  ]);
  return { steps, families, words };
}

/** Voices with what stands around them. */
export async function placeVoices(
  services: Pick<Services, 'moments'>,
  scope: Scope,
  voices: readonly UnreadVoice[],
): Promise<PlacedVoice[]> {
  if (voices.length === 0) return [];
  const rows = await ask(
    services.moments,
    scope,
    aroundVoices(
      voices.map(({ moment }) => moment),
      voices.map(({ customer }) => customer),
    ),
  );
  const found = new Map(rows.map((row) => [row.moment, row]));
  return voices.map((voice) => {
    const row = found.get(voice.moment);
    const before = (row?.before ?? []).map(
      ([at, step, episode, kind, state]): Before => ({
        at,
        step,
        episode,
        kind: kind === 'told' || kind === 'promise' ? kind : 'event',
        state,
      }),
    );
    const at = Date.parse(voice.at);
    return { ...voice, around: { step: row?.step ?? '', episode: row?.episode ?? '', at, before } };
  });
}
