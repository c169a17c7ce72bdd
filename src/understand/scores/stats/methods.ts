import type { Method } from './method.ts';
import { modelMethods } from './model-methods.ts';
import { planningMethods } from './planning-methods.ts';
import { proofMethods } from './proof-methods.ts';
import { scoreMethods } from './score-methods.ts';

/** Every instrument that is offered by itself, for statisticians. */
export const methods: readonly Method[] = [
  ...scoreMethods,
  ...planningMethods,
  ...modelMethods,
  ...proofMethods,
];
