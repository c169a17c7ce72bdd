import type { Caller } from '../../kernel/policy.ts';
import type { Services } from '../../server/serve.ts';
import { knowsLanguage } from './embedders/encoder-facts.ts';
import { fullTierIsInstalled } from './embedders/full.ts';
import { folderNames, modelsRoot } from './embedders/model-folders.ts';
import { representationIn, sentThisMonth } from './representation/representation-store.ts';
import { type KeptTrial, openTrialIn } from './representation/trial-store.ts';
import { type Representation, type Trial, trialStates } from './representation.contract.ts';
import { progressOf } from './show-progress.ts';
import { languagesFoundIn } from './theme-store.ts';

/** What the light tier was made for. */
const light = { languages: ['en'] };

function shown(trial: KeptTrial): Trial | null {
  const { settings, phase, done, total, seconds, problem, by, at, comparison } = trial;
  const state = trialStates.find((each) => each === trial.state);
  if (state === undefined) return null;
  const left = done === 0 || phase !== 'embedding' ? null : (seconds / done) * (total - done);
  const secondsLeft = state === 'running' && left !== null ? Math.ceil(left) : null;
  return { settings, state, phase, done, total, secondsLeft, problem, by, at, comparison };
}

/** What tells how near texts lie to each other, what else there is, and what is being tried. */
export async function seeRepresentation(
  services: Pick<Services, 'records' | 'moments' | 'scope' | 'dataDirectory' | 'isAllowed'>,
  by: Caller,
): Promise<Representation> {
  const { records, dataDirectory } = services;
  const workspace = by.workspaceId;
  const [kept, folders, reading] = await Promise.all([
    records.inWorkspace(workspace, async (tx) => ({
      now: await representationIn(tx),
      sent: await sentThisMonth(tx),
      trial: await openTrialIn(tx),
      languages: await languagesFoundIn(tx),
    })),
    folderNames(modelsRoot(dataDirectory)),
    progressOf(services, workspace),
  ]);
  const { now, sent, trial, languages } = kept;
  const { settings, encoder, sealedKey } = now;
  return {
    settings,
    by: now.by === '' ? null : now.by,
    at: now.by === '' ? null : now.at,
    addressAllowed: services.isAllowed(by, 'write', 'representation', 'url'),
    hasKey: sealedKey !== null,
    sentThisMonth: sent,
    fullIsInstalled: fullTierIsInstalled(),
    folders,
    languages: languages.map(({ language, themes }) => ({
      language,
      themes,
      byMeaning: knowsLanguage(light, language) || (encoder !== null && knowsLanguage(encoder, language)),
    })),
    trial: trial === null ? null : shown(trial),
    reading,
  };
}
