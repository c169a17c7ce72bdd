import { allow, anyone } from '../../../kernel/policy.ts';
import { type Services, serve } from '../../../server/serve.ts';
import * as contract from './contract.ts';
import { draftText } from './draft-text.ts';
import { callsOf, keepSettings, settingsOf, spentInMonth } from './store.ts';

async function shown(services: Services, workspace: string) {
  const kept = await settingsOf(services.records, workspace);
  const { key: _, ...settings } = kept?.settings ?? {};
  return {
    settings: kept === null ? null : (settings as Omit<typeof kept.settings, 'key'>),
    by: kept?.by ?? null,
    at: kept?.at ?? null,
    spentThisMonth: await spentInMonth(services.records, workspace),
  };
}

const routes = [
  serve(contract.showLanguageModel, (services, { caller }) => shown(services, caller.workspaceId)),
  serve(contract.setLanguageModel, async (services, { caller, body }) => {
    const before = await settingsOf(services.records, caller.workspaceId);
    const key = body.key ?? before?.settings.key;
    await keepSettings(services.records, caller, { ...body, ...(key === undefined ? {} : { key }) });
    return shown(services, caller.workspaceId);
  }),
  serve(contract.draftText, (services, { caller, body }) => draftText(services, caller, body)),
  serve(contract.listLanguageModelCalls, (services, { caller }) =>
    callsOf(services.records, caller.workspaceId),
  ),
];

const policy = [
  ...allow(...anyone)
    .to('read')
    .a('language model'),
  ...allow('administrator').to('write').a('language model'),
  ...allow('administrator', 'cx-lead', 'researcher').to('ask').a('language model'),
];

/** The optional language model: off until a named person switches it on; nothing in the house waits for it. */
export const languageModel = { routes, policy };
