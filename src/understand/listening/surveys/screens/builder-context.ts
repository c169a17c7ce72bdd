import { createContext, useContext } from 'react';
import type { Remark } from '../checks.contract.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import type { Texts } from '../logic.contract.ts';
import type { Draft } from './use-draft.ts';

/** What is selected in the outline. */
export interface Selected {
  readonly kind: 'question' | 'page' | 'part' | 'end';
  readonly code: string;
}

interface Builder {
  readonly survey: SurveyDefinition;
  readonly change: Draft['change'];
  /** The language whose texts are written; the first one outside translations. */
  readonly language: string;
  readonly selected: Selected | null;
  readonly select: (to: Selected | null) => void;
  readonly remarks: readonly Remark[];
  /** Who may only read sees the same screen without hands. */
  readonly mayWrite: boolean;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (builder === null) throw new Error('Only inside a builder.');
  return builder;
}

/** A text with one language rewritten. */
export const written = (texts: Texts | undefined, language: string, text: string): Texts => ({
  ...texts,
  [language]: text,
});

/** The same, gone when no language is left. */
export function writtenOrGone(texts: Texts | undefined, language: string, text: string): Texts | undefined {
  if (text !== '') return written(texts, language, text);
  const { [language]: _, ...rest } = texts ?? {};
  return Object.keys(rest).length === 0 ? undefined : rest;
}
