/** What is asked of a text, and the answers that can be given; the order is that of the weights. */
export const claimTasks = {
  effort: ['high', 'low', 'not expressed'],
  intent: ['needs an answer', 'suggestion', 'praise', 'threat to leave', 'legal or safety'],
  solved: ['not heard', 'heard', 'acted on', 'solved', 'came back', 'not expressed'],
} as const;

export type ClaimTask = keyof typeof claimTasks;

/** All answers in a row, with the place of each task's first. */
export const claimHeads: readonly { readonly task: ClaimTask; readonly answer: string }[] = (
  ['effort', 'intent', 'solved'] as const
).flatMap((task) => claimTasks[task].map((answer) => ({ task, answer })));

export const firstHead: Readonly<Record<ClaimTask, number>> = { effort: 0, intent: 3, solved: 8 };

/** What the rules said, as a trait of its own. */
export const ruleTrait = (task: ClaimTask, said: string): string => `rule ${task}: ${said}`;
