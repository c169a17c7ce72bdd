import type { Services } from '../../server/serve.ts';
import { unassigned } from './desk.contract.ts';
import { opinionsOf } from './opinion-store.ts';
import type { Opinion } from './opinions.contract.ts';
import { themesNow } from './voice-view.ts';

/** Second opinions as they are told now: a merged theme as the one it went into, a forbidden one not at all. */
export async function seeOpinions(
  { records, scope }: Pick<Services, 'records' | 'scope'>,
  workspace: string,
  asked: Parameters<typeof opinionsOf>[2],
): Promise<Opinion[]> {
  const [kept, now] = await Promise.all([opinionsOf(records, workspace, asked), scope(workspace)]);
  const names = themesNow(now);
  return kept.flatMap(({ model, beside, label, clause, span, ...opinion }): Opinion[] => {
    const told = {
      ...opinion,
      clause: { ...clause },
      span: { ...span },
      beside: [...beside],
      by: model,
      method: 'llm' as const,
      status: 'suggested' as const,
    };
    if (opinion.task !== 'theme' || label === unassigned) return [{ ...told, label }];
    const theme = names.get(label);
    return theme === undefined ? [] : [{ ...told, label: theme.name, theme: theme.id }];
  });
}
