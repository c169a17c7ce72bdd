import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../kernel/operation.ts';
import { readMe, readStatus } from '../server/access/contract.ts';
import { ask } from './ask.ts';
import { Problem, problemOf } from './problem.ts';
import type { Screen } from './screen.ts';
import { chooseWorkspace, chosenWorkspace } from './workspace.ts';

export type Status = AnswerOf<typeof readStatus>;
export type Me = AnswerOf<typeof readMe>;

/** Signed in as someone, or not yet; with what a visitor may know in both cases. */
export type Session =
  | { readonly state: 'out'; readonly status: Status }
  | { readonly state: 'in'; readonly status: Status; readonly me: Me };

export const sessionKey = ['session'];

/** Asked without an error when nobody is signed in, so that an ordinary first visit leaves no red line in the console. */
async function isSignedIn(): Promise<boolean> {
  const response = await fetch('/api/auth/get-session', { credentials: 'same-origin' });
  if (!response.ok) return false;
  return (await response.json().catch(() => null)) !== null;
}

async function me(): Promise<Me> {
  try {
    return await ask(readMe);
  } catch (error) {
    // A company this person has left since: look at their first one instead.
    const stale = error instanceof Problem && error.status === 403 && chosenWorkspace() !== undefined;
    if (!stale) throw error;
    chooseWorkspace(undefined);
    return ask(readMe);
  }
}

async function readSession(): Promise<Session> {
  const status = await ask(readStatus);
  if (!status.setUp || !(await isSignedIn())) return { state: 'out', status };
  return { state: 'in', status, me: await me() };
}

export function useSession(): UseQueryResult<Session, Problem> {
  return useQuery<Session, Problem>({ queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 });
}

/** May the person on this browser do it, at least for some record? `useMay()('approve', 'decision')`. Hides buttons; protects nothing. */
export function useMay(): (verb: string, noun: string) => boolean {
  const { data } = useSession();
  const pairs = data?.state === 'in' ? data.me.mayDo : [];
  return (verb, noun) => pairs.includes(`${verb} ${noun}`);
}

/** The screens this person has a use for: those that need no right, or one they hold. */
export function useOpenScreens(screens: readonly Screen[]): readonly Screen[] {
  const may = useMay();
  return screens.filter(({ needs }) => needs === undefined || may(...needs));
}

async function post(path: string, body: object): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Problem(0, 'unreachable', 'shell.problem.unreachable', 'shell.problem.unreachable.next');
  });
  if (response.status === 401) throw new Problem(401, 'wrong', 'enter.wrong', 'enter.wrong.next');
  if (!response.ok) throw await problemOf(response);
}

export const signIn = (email: string, password: string): Promise<void> =>
  post('sign-in/email', { email, password });

/** Ends the session and starts the page afresh, so that nothing of this person stays in memory. */
export async function signOut(): Promise<void> {
  await post('sign-out', {});
  location.assign('/');
}
