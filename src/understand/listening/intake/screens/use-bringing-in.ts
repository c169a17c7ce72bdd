import { useCallback, useMemo, useReducer, useRef } from 'react';
import { ask } from '../../../../web/api.ts';
import { amend } from '../proposal/answers.contract.ts';
import { type Change, type Proposal, proposeMapping } from '../proposal/proposal.contract.ts';
import { upload } from './upload.ts';

/** A file on its way to the server; `share` of it is there. */
export interface Coming {
  readonly name: string;
  readonly bytes: number;
  readonly share: number;
  readonly id?: string;
}

interface State {
  readonly stage: 'choose' | 'uploading' | 'looking' | 'proposed';
  readonly files: readonly Coming[];
  readonly proposal?: Proposal;
  readonly answers: Readonly<Record<number, string>>;
  readonly edits: readonly Change[];
  readonly problem?: unknown;
}

type Step =
  | { readonly is: 'begin'; readonly files: readonly Coming[] }
  | { readonly is: 'progress'; readonly at: number; readonly share: number; readonly id?: string }
  | { readonly is: 'looking' }
  | { readonly is: 'proposed'; readonly proposal: Proposal }
  | { readonly is: 'answer'; readonly question: number; readonly option: string }
  | { readonly is: 'edit'; readonly edits: readonly Change[] }
  | { readonly is: 'failed'; readonly problem: unknown }
  | { readonly is: 'again' };

const start: State = { stage: 'choose', files: [], answers: {}, edits: [] };

function next(state: State, step: Step): State {
  switch (step.is) {
    case 'begin':
      return { ...start, stage: 'uploading', files: step.files };
    case 'progress':
      return {
        ...state,
        files: state.files.map((file, i) =>
          i === step.at
            ? { ...file, share: step.share, ...(step.id === undefined ? {} : { id: step.id }) }
            : file,
        ),
      };
    case 'looking':
      return { ...state, stage: 'looking' };
    case 'proposed':
      return { ...state, stage: 'proposed', proposal: step.proposal };
    case 'answer':
      return { ...state, answers: { ...state.answers, [step.question]: step.option } };
    case 'edit':
      return { ...state, edits: [...state.edits, ...step.edits] };
    case 'failed':
      return { ...start, problem: step.problem };
    case 'again':
      return start;
  }
}

/** From dropped files to a mapping people agree with: upload, look, answer, change. */
export function useBringingIn() {
  const [state, go] = useReducer(next, start);
  const running = useRef<AbortController>(undefined);
  const take = useCallback(async (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    go({ is: 'begin', files: chosen.map((file) => ({ name: file.name, bytes: file.size, share: 0 })) });
    try {
      const ids: string[] = [];
      // One after the other: a slow line is not faster for being shared.
      for (const [at, file] of chosen.entries()) {
        const id = await upload(file, (share) => go({ is: 'progress', at, share }), mine.signal);
        go({ is: 'progress', at, share: 1, id });
        ids.push(id);
      }
      go({ is: 'looking' });
      const body = { files: ids.map((id) => ({ upload: id })) };
      const proposal = await ask(proposeMapping, { body, signal: mine.signal });
      go({ is: 'proposed', proposal });
    } catch (problem) {
      if (!mine.signal.aborted) go({ is: 'failed', problem });
    }
  }, []);
  const again = useCallback(() => {
    running.current?.abort();
    go({ is: 'again' });
  }, []);
  const amended = useMemo(
    () => (state.proposal === undefined ? undefined : amend(state.proposal, state.answers, state.edits)),
    [state.proposal, state.answers, state.edits],
  );
  return {
    state,
    amended,
    take,
    again,
    answer: (question: number, option: string) => go({ is: 'answer', question, option }),
    edit: (...edits: Change[]) => go({ is: 'edit', edits }),
  };
}
export type BringingIn = ReturnType<typeof useBringingIn>;
