import { type ComponentType, createContext, useContext } from 'react';
import type { Condition } from '../logic.contract.ts';

/** What edits a condition. */
export interface ConditionEditing {
  readonly label: string;
  readonly condition: Condition | undefined;
  /** Undefined takes it away. */
  readonly onCondition: (condition: Condition | undefined) => void;
}

/** Conditions hold values, and values may hold conditions; the inner one finds its editor here. */
export const ConditionSlot = createContext<ComponentType<ConditionEditing>>(() => null);

export const useConditionSlot = () => useContext(ConditionSlot);
