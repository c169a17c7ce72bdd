import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { ask } from '../../../../web/api.ts';
import { Problem } from '../../../../web/problem.ts';
import { type Survey, saveSurvey } from '../contract.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import { historyOf, step } from './draft-history.ts';
import { inTurn } from './in-turn.ts';

const rest = 700;

export interface Draft {
  readonly survey: SurveyDefinition;
  /** `what` names the thing that is changed: typing on in it is one step of undo. */
  readonly change: (what: string, to: (survey: SurveyDefinition) => SurveyDefinition) => void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  readonly saving: 'saved' | 'waiting' | 'saving' | 'failed';
  readonly problem: unknown;
  readonly saveNow: () => Promise<void>;
}

/** The draft on screen: saved by itself a moment after each change, never over what somebody else saved. */
export function useDraft(opened: Survey): Draft {
  const client = useQueryClient();
  const [history, move] = useReducer(step, opened.draft, historyOf);
  const [saving, setSaving] = useState<Draft['saving']>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const state = useRef({
    revision: opened.revision,
    saved: opened.draft,
    now: opened.draft,
    conflict: false,
  });
  const left = useRef(false);
  state.current.now = history.present;

  const save = useCallback(async () => {
    const at = state.current;
    const { now } = at;
    if (now === at.saved || at.conflict) return;
    setSaving('saving');
    await ask(saveSurvey, {
      params: { id: opened.id },
      body: { definition: now, revision: at.revision },
    }).then(
      ({ revision }) => {
        at.revision = revision;
        at.saved = now;
        setProblem(null);
        setSaving(at.now === now ? 'saved' : 'waiting');
        // Lists and counts elsewhere are asked again: when next opened, or now by the screen one has gone to.
        void client.invalidateQueries({ refetchType: left.current ? 'active' : 'none' });
      },
      (error: unknown) => {
        at.conflict = error instanceof Problem && error.refused === 'saved-since';
        setProblem(error);
        setSaving('failed');
      },
    );
  }, [client, opened.id]);
  const saveNow = useMemo(() => inTurn(save), [save]);

  useEffect(() => {
    if (history.present === state.current.saved) return undefined;
    setSaving((before) => (before === 'failed' && state.current.conflict ? before : 'waiting'));
    const timer = setTimeout(() => void saveNow(), rest);
    return () => clearTimeout(timer);
  }, [history.present, saveNow]);
  // Whoever leaves within that moment loses nothing.
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      void saveNow();
    };
  }, [saveNow]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (state.current.now !== state.current.saved) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  const change = useCallback<Draft['change']>(
    (what, to) => move({ do: 'change', what, to, at: Date.now() }),
    [],
  );
  return {
    survey: history.present,
    change,
    undo: history.past.length === 0 ? undefined : () => move({ do: 'undo' }),
    redo: history.future.length === 0 ? undefined : () => move({ do: 'redo' }),
    saving,
    problem,
    saveNow,
  };
}
