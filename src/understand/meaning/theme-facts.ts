import { adjust } from '../../instruments/statistics/adjust.ts';
import { meanDifference } from '../../instruments/statistics/mean-difference.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { metricsOf } from '../scores/index.ts';
import { metricsOfVoices, themeEffects } from './questions/theme-effects.ts';
import { allVoices } from './questions/voices-asked.ts';
import { seeThemes } from './see-themes.ts';
import type { Theme } from './themes.contract.ts';
import { versionsOf } from './version-store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** A theme held against a score: means of answers with and without it, on the metric's own scale. */
export interface ThemeFact {
  readonly theme: Pick<Theme, 'id' | 'name' | 'counts' | 'sentiment' | 'emerging'>;
  readonly metric: { readonly name: string; readonly low: number; readonly high: number };
  readonly with: { readonly n: number; readonly mean: number };
  readonly without: { readonly n: number; readonly mean: number };
  readonly difference: Estimate;
  readonly p: number;
  /** After control of the false-discovery rate over all themes and metrics. */
  readonly q: number;
}

const fewest = 10;

/** Every theme against every metric that voices answered; those with too few answers on a side are left out. */
export async function themeFacts(services: Needs, workspace: string): Promise<ThemeFact[]> {
  const scope = await services.scope(workspace);
  if (scope.themes.ids.length === 0 || scope.readings.length === 0) return [];
  const [{ themes }, known, answered] = await Promise.all([
    seeThemes(services, workspace, {}),
    metricsOf(services.records, workspace),
    ask(services.moments, scope, metricsOfVoices),
  ]);
  const compared: Omit<ThemeFact, 'q'>[] = [];
  for (const { metric: name } of answered) {
    const metric = known.find((each) => each.name === name);
    if (metric === undefined) continue;
    const rows = await ask(services.moments, scope, themeEffects(allVoices, name));
    const all = rows.find(({ theme }) => theme === '');
    for (const theme of themes) {
      const row = rows.find((each) => each.theme === theme.id);
      if (all === undefined || row === undefined || row.n < fewest || all.n - row.n < fewest) continue;
      const having = { n: row.n, sum: row.sum, sumSquares: row.squares };
      const others = { n: all.n - row.n, sum: all.sum - row.sum, sumSquares: all.squares - row.squares };
      const { value, low, high, level, n, method, p } = meanDifference(having, others);
      compared.push({
        theme,
        metric,
        with: { n: having.n, mean: having.sum / having.n },
        without: { n: others.n, mean: others.sum / others.n },
        difference: { value, low, high, level, n, method },
        p: p ?? 1,
      });
    }
  }
  const q = adjust(compared.map(({ p }) => p));
  return compared.map((fact, i) => ({ ...fact, q: q[i] ?? 1 }));
}

/** The number of the version whose labels are seen; 0 = none. */
export async function versionSeen(
  { records }: Pick<Services, 'records'>,
  workspace: string,
): Promise<number> {
  return (await versionsOf(records, workspace)).find(({ state }) => state === 'current')?.version ?? 0;
}
