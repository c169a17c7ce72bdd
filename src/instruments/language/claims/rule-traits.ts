import { type ClaimTask, ruleTrait } from './claim-tasks.ts';
import type { Trait } from './traits.ts';

/** How much the rules' word weighs, before what is learnt of it. */
const RULE = 1;

/** What the rules said of a text, as traits that stand in no word. */
export const ruleTraits = (task: ClaimTask, said: readonly string[]): Trait[] =>
  said.map((answer) => ({ name: ruleTrait(task, answer), value: RULE, from: 0, to: 0 }));
