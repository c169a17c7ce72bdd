import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import type { Answers, Flagged, Hidden, Move } from './kept.ts';
import type { Disposition } from './session.contract.ts';
import { type Needs, settleEach } from './settle.ts';
import { hashOf } from './store-links.ts';

/** A response given elsewhere. */
export interface Response {
  /** Its id in the tool it comes from: the same again is the same answer. */
  readonly id: string;
  readonly answers: Answers;
  /** Handed in there; else it was left half way. */
  readonly complete: boolean;
  readonly at?: Date | undefined;
  readonly customer?: string | undefined;
  readonly language?: string | undefined;
  readonly hidden?: Hidden | undefined;
  readonly version?: number | undefined;
}

/** What became of a response, and which of its answers do not count, with why. */
export interface Imported {
  readonly state: Disposition;
  readonly flagged: readonly Flagged[];
}

const atOnce = 200;

/**
 * Takes responses that were given elsewhere, at an address made for them (channel import), by the rules of every other way
 * in. What cannot be read, is hidden by logic or out of bounds is flagged and does not count; the rest of the response does.
 */
export async function importAnswers(
  needs: Needs,
  workspace: string,
  link: string,
  responses: readonly Response[],
): Promise<(Imported | Refusal)[]> {
  const outcomes: (Imported | Refusal)[] = [];
  for (let from = 0; from < responses.length; from += atOnce) {
    const moves = responses.slice(from, from + atOnce).map(
      ({ id, complete, ...rest }): Move => ({
        ...rest,
        link,
        key: hashOf(`import ${link} ${id}`),
        wants: complete ? 'submit' : 'save',
        by: 'import',
        proven: { pin: false, email: null, captcha: false },
      }),
    );
    for (const outcome of await settleEach(needs, workspace, moves)) {
      if (outcome.status === 'rejected') throw outcome.reason;
      const settled = outcome.value;
      outcomes.push(
        isRefusal(settled) ? settled : { state: settled.kept.state, flagged: settled.kept.flagged },
      );
    }
  }
  return outcomes;
}
