import type { Item } from '../items/contract.ts';
import type { ObservationDraft } from './draft.contract.ts';

/** What an observation is called as a step where no step was named, and as an event of its own. */
export const observationStep = 'Observation';

const filled = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, string] => field[1] !== undefined && field[1] !== '',
    ),
  );

/**
 * The item an observation becomes. What the customer said is a voice of theirs, told apart by how it was heard. That somebody
 * was there is an event without a word: on the customer's timeline where the customer is known, or where nothing was said.
 * What the observer saw and thinks never leaves the observation.
 */
export function makeItem(id: string, draft: ObservationDraft, customer: string | null): Item {
  const { step = '', channel, said = '' } = draft;
  const base = {
    customer: customer ?? `anon:${id}`,
    ...filled({ function: draft.function, channel }),
    at: draft.at,
  };
  const voice = {
    ...base,
    kind: 'voice' as const,
    step: step === '' ? observationStep : step,
    text: said,
    ...filled({ language: draft.language }),
    attributes: { observation: id, speaker: 'customer', heard: 'written down by an employee' },
  };
  const event = {
    ...base,
    kind: 'event' as const,
    step: observationStep,
    attributes: {
      observation: id,
      ...filled({
        'observed as': draft.kind,
        'observed step': step,
        'feeling seen': draft.feeling,
        'effort seen': draft.effort,
        'waste seen': draft.waste?.join(', '),
      }),
    },
  };
  const moments = said === '' ? [event] : customer === null ? [voice] : [event, voice];
  return { id, moments };
}
