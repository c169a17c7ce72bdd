import type { z } from 'zod';
import type { LabelTask } from './desk.contract.ts';
import type { clauseEvidence } from './kept-labels.ts';

/** Below this confidence a label is worth a look, by people or by a second reader. */
export const unsure = 0.75;

/** A task of a clause whose label is unsure, with what is said now: classes, or ids of themes. */
export interface TaskInDoubt {
  readonly task: LabelTask;
  readonly said: readonly string[];
}

/** What of a clause is unsure. A label that a person gave never is. */
export function tasksInDoubt(evidence: z.infer<typeof clauseEvidence>): TaskInDoubt[] {
  const { sentiment, effort, emotion, intent, themes } = evidence;
  const all: Readonly<Record<LabelTask, typeof emotion>> = {
    theme: themes,
    sentiment: sentiment === null ? [] : [sentiment],
    emotion,
    effort: [effort],
    intent,
  };
  return (Object.entries(all) as [LabelTask, typeof emotion][]).flatMap(([task, labels]) => {
    const isHuman = labels.some(({ method }) => method === 'human');
    const inDoubt = labels.some(({ confidence }) => confidence !== null && confidence < unsure);
    return inDoubt && !isHuman ? [{ task, said: labels.map(({ theme, label }) => theme ?? label) }] : [];
  });
}
