import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { serve } from '../../server/serve.ts';
import { companyWords, keepCompanyWords } from './about/company-store.ts';
import { answersOf } from './about/decide-about.ts';
import { companyOf } from './about/see-company.ts';
import { type CompanyWordsSaid, showCompanyWords, writeCompanyWords } from './about.contract.ts';
import { unknownAbout } from './evidence.contract.ts';
import { startLabelling } from './labelling/keep-labelling.ts';
import { noteGo, noteStop, standingOf } from './labelling/labelling-store.ts';

/** The refusal of words for a step that no record knows; null = all are known. */
function refuseWords(given: CompanyWordsSaid, steps: readonly string[]): Refusal | null {
  const named = [...Object.keys(given.steps), ...Object.values(given.themes).flat()];
  const unknown = named.find((step) => !steps.includes(step));
  if (unknown === undefined) return null;
  return refuse('no-such-step', `No record knows a step “${unknown}”.`, {
    next: `There are: ${steps.slice(0, 40).join(', ')}.`,
  });
}

export const aboutRoutes = [
  serve(showCompanyWords, async (services, { caller }) => {
    const company = await companyOf(services, await services.scope(caller.workspaceId));
    const answers = (task: 'function' | 'object') =>
      answersOf(task, company).filter((label) => label !== unknownAbout);
    return {
      words: await companyWords(services.records, caller.workspaceId),
      steps: company.steps.map(({ step, function: owner }) => ({ step, function: owner })),
      functions: answers('function'),
      objects: answers('object'),
    };
  }),
  serve(writeCompanyWords, async (services, { caller, body }) => {
    const { steps } = await companyOf(services, await services.scope(caller.workspaceId));
    const refused = refuseWords(
      body,
      steps.map(({ step }) => step),
    );
    if (refused !== null) return refused;
    await keepCompanyWords(services.records, caller, body);
    const { stopped } = await standingOf(services.records, caller.workspaceId);
    await noteGo(services.records, caller.workspaceId, true);
    // Whoever stopped the reading says when it goes on.
    if (stopped) await noteStop(services.records, caller.workspaceId);
    else void startLabelling(services, caller.workspaceId);
    return body;
  }),
];
