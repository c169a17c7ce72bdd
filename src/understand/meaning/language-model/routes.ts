import type { z } from 'zod';
import type { Caller } from '../../../kernel/policy.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { type Services, serve } from '../../../server/serve.ts';
import { countOpinions } from '../index.ts';
import * as contract from './contract.ts';
import { draftText } from './draft-text.ts';
import { ask, askInBackground, isAsking } from './keep-asking.ts';
import { baseOf, refuseBudget } from './refuse-settings.ts';
import { keyState, sealKey } from './seal-key.ts';
import { keepSettings, settingsOf, switchOff } from './settings-store.ts';
import { callsOf, spentInMonth } from './store.ts';
import { tryModel } from './try-model.ts';

const usualPage = 50;
/** Who asks now and waits is answered after so long, whatever is still to be asked. */
const mostWaitMs = 60_000;

async function opinionsOf({ records }: Services, workspace: string) {
  return { ...(await countOpinions(records, workspace)), running: isAsking(records, workspace) };
}

async function shown(services: Services, workspace: string): Promise<contract.LanguageModel> {
  const { records, seal } = services;
  const kept = await settingsOf(records, workspace);
  return {
    settings: kept?.settings ?? null,
    key: kept === null ? 'none' : keyState(seal, workspace, kept),
    by: kept?.by ?? null,
    at: kept?.at ?? null,
    spent: await spentInMonth(records, workspace),
    opinions: await opinionsOf(services, workspace),
  };
}

/** Keeps settings whose address may be asked; a key stays with the address it was typed for. */
async function set(
  services: Services,
  by: Caller,
  { key, ...given }: z.output<(typeof contract.setLanguageModel)['body']>,
): Promise<contract.LanguageModel | Refusal> {
  const { records, outbound, seal } = services;
  const settings = { ...given, url: baseOf(given.url) };
  const refused = outbound.check(settings.url) ?? refuseBudget(settings);
  if (refused !== null) return refused;
  const before = await settingsOf(records, by.workspaceId);
  const isSame = before !== null && new URL(before.settings.url).origin === new URL(settings.url).origin;
  const sealedKey =
    key === undefined
      ? isSame
        ? before.sealedKey
        : null
      : key === ''
        ? null
        : sealKey(seal, by.workspaceId, settings.url, key);
  await keepSettings(records, by, settings, sealedKey);
  askInBackground(services, by.workspaceId);
  return shown(services, by.workspaceId);
}

export const routes = [
  serve(contract.showLanguageModel, (services, { caller }) => shown(services, caller.workspaceId)),
  serve(contract.setLanguageModel, (services, { caller, body }) => set(services, caller, body)),
  serve(contract.stopLanguageModel, async (services, { caller }) => {
    await switchOff(services.records, caller);
    return shown(services, caller.workspaceId);
  }),
  serve(contract.tryLanguageModel, (services, { caller }) => tryModel(services, caller, Date.now)),
  serve(contract.draftText, (services, { caller, body }) => draftText(services, caller, body)),
  serve(contract.askForOpinions, async (services, { caller, body }) => {
    const workspace = caller.workspaceId;
    const settings = (await settingsOf(services.records, workspace))?.settings;
    if (settings?.on !== true || !settings.secondOpinions) {
      return refuse('no-second-opinions', 'Second opinions are not switched on for this company.', {
        next: 'An administrator may switch them on in the settings of the language model.',
      });
    }
    const end = Date.now() + mostWaitMs;
    const asking = ask(
      services,
      workspace,
      caller.name,
      body.wait === true ? () => Date.now() > end : undefined,
    );
    if (body.wait === true) {
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, mostWaitMs);
      });
      await Promise.race([asking, enough]);
      clearTimeout(timer);
    }
    return opinionsOf(services, workspace);
  }),
  serve(contract.listLanguageModelCalls, (services, { caller, query }) =>
    callsOf(services.records, caller.workspaceId, query.limit ?? usualPage, query.after),
  ),
];
