/**
 * Who may do what, as sentences: `allow('cx-lead').to('write').a('decision')`.
 * A pair that no sentence allows is refused. Sentences are checked below every transport.
 */
export const roles = [
  'administrator',
  'cx-lead',
  'researcher',
  'function-head',
  'agent',
  'approver',
  'employee',
  // A program that may send items to listening posts, and see nothing.
  'sender',
] as const;
export type Role = (typeof roles)[number];

/** The signed-in person (or program) in one workspace; comes from the session or key, never from a body. */
export interface Caller {
  readonly userId: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly roles: readonly Role[];
  /** The function (department) this person heads or works in, when known. */
  readonly functionName?: string;
}

type Condition = (who: Caller, record: unknown) => boolean;

export interface Sentence {
  readonly role: Role;
  readonly verb: string;
  readonly noun: string;
  readonly when?: Condition;
}

export function allow(...who: Role[]) {
  return {
    to: (...verbs: string[]) => ({
      a: (noun: string, when?: Condition): Sentence[] =>
        who.flatMap((role) =>
          verbs.map((verb) => (when === undefined ? { role, verb, noun } : { role, verb, noun, when })),
        ),
    }),
  };
}

/** Every person who is signed in to the workspace. */
export const anyone: Role[] = roles.filter((role) => role !== 'sender');

/**
 * May this caller do `verb` to `noun`? With a `record`, conditions are tested against it; without one, the
 * question is "could they, for some record" and a conditional sentence answers yes.
 */
export function isAllowed(
  sentences: readonly Sentence[],
  who: Caller,
  verb: string,
  noun: string,
  record?: unknown,
): boolean {
  return sentences.some(
    (sentence) =>
      sentence.verb === verb &&
      sentence.noun === noun &&
      who.roles.includes(sentence.role) &&
      (sentence.when === undefined || record === undefined || sentence.when(who, record)),
  );
}
