import { isRefusal } from '../../kernel/refusal.ts';
import { serve } from '../../server/serve.ts';
import { keeping } from '../../stores/records/keeping.ts';
import { discoveredThemes, keepFound, lookForThemes } from './discover-themes.ts';
import { startLabelling } from './labelling/keep-labelling.ts';
import { pairThemes } from './pair-themes.ts';
import { seeTheme, seeTrends } from './see-theme.ts';
import { seeThemes } from './see-themes.ts';
import { progressOf } from './show-progress.ts';
import { themesIn } from './theme-store.ts';
import { changeThemes, editsOf, keepEdit, undoEdit } from './themes/edit-themes.ts';
import { splitTheme } from './themes/split-theme.ts';
import * as themes from './themes.contract.ts';

export const themeRoutes = [
  serve(themes.listThemes, (services, { caller, query }) => seeThemes(services, caller.workspaceId, query)),
  serve(themes.themeTrends, (services, { caller, query }) => seeTrends(services, caller.workspaceId, query)),
  serve(themes.listLikelyPairs, (services, { caller }) => pairThemes(services, caller.workspaceId)),
  serve(themes.showTheme, (services, { caller, params, query }) =>
    seeTheme(services, caller.workspaceId, params.theme, query),
  ),
  serve(themes.discoverThemes, async (services, { caller, body }) => {
    const looked = await keeping(services.records, caller.workspaceId, async () => {
      const found = await lookForThemes(services, caller.workspaceId, body);
      if (!isRefusal(found) && body.keep === true) await keepFound(services, caller, found);
      return found;
    });
    if (isRefusal(looked)) return looked;
    const { done, texts, moments } = looked;
    const names = new Map(done.themes.map(({ id, name }) => [id, name]));
    if (body.keep === true) {
      void startLabelling(services, caller.workspaceId);
    }
    return {
      themes: discoveredThemes(done, texts),
      k: done.k,
      stability: done.curves[0]?.points.map((point) => ({ ...point })) ?? [],
      voices: texts.length,
      unassigned: done.assignments.filter((theme) => theme === null).length,
      assignments: done.assignments.map((theme, i) => ({
        id: moments[i] ?? '',
        theme: theme === null ? null : (names.get(theme) ?? theme),
        confidence: done.confidence[i] ?? null,
      })),
      kept: body.keep === true,
      progress: await progressOf(services, caller.workspaceId),
    };
  }),
  serve(themes.editTheme, async (services, { caller, body }) => {
    if (body.edit === 'split') return splitTheme(services, caller, body);
    const edit = body;
    return services.records.inWorkspace(caller.workspaceId, async (tx) =>
      keepEdit(tx, caller, edit, changeThemes(await themesIn(tx), edit)),
    );
  }),
  serve(themes.listThemeEdits, (services, { caller }) => editsOf(services.records, caller.workspaceId)),
  serve(themes.undoThemeEdit, (services, { caller, params }) =>
    undoEdit(services.records, caller, params.edit),
  ),
];
