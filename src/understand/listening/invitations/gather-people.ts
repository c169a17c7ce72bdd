import type { Filter } from '../../../kernel/filter.ts';
import { isRefusal, type Refusal, Refused } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { readFilter } from '../../journeys/index.ts';
import type { Drawable } from './draw-sample.ts';
import { customersWith } from './questions/customers-with.ts';
import { happenedTo } from './questions/happened-to.ts';
import { contactsOf, type DistributionRow, listOf } from './store.ts';

/** Somebody who could be asked, for which occasion. */
export interface Candidate extends Drawable {
  readonly step: string | null;
}

/** A moment that came late, by an import say, is still asked about for so long after its turn. */
const lateDays = 14;
const hour = 3_600_000;

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** Whom it asks for. A field or segment that is not there is told: with `!=` a slip of the pen would be everybody. */
async function whereOf(services: Needs, workspace: string, text: string): Promise<Filter | Refusal> {
  try {
    return await readFilter(services, workspace, text);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/**
 * Everybody a distribution is for at this time, before sampling and rules. For a moment: to whom the step happened so long ago
 * as the delay says, counted from the step itself; from the start of the distribution on, once an episode.
 */
export async function gatherPeople(
  services: Needs,
  workspace: string,
  { id, settings, startedAt }: Pick<DistributionRow, 'id' | 'settings' | 'startedAt'>,
  now: Date,
): Promise<Candidate[] | Refusal> {
  const { records, moments, scope } = services;
  const { audience, sampling } = settings;
  const attribute = sampling.kind === 'by-part' ? sampling.attribute : '';
  if (audience.kind === 'list') {
    return records.inWorkspace(workspace, async (tx) => {
      const people = await listOf(tx, id);
      const contacts = attribute === '' ? new Map() : await contactsOf(tx, people);
      return people.map((person) => ({
        person,
        occasion: '',
        step: null,
        stratum: contacts.get(person)?.attributes[attribute.toLowerCase()] ?? '',
      }));
    });
  }
  const where = await whereOf(services, workspace, audience.where);
  if (isRefusal(where)) return where;
  const current = await scope(workspace);
  if (audience.kind === 'customers') {
    const rows = await ask(moments, current, customersWith(where, attribute));
    return rows.map(({ customer, part }) => ({ person: customer, occasion: '', step: null, stratum: part }));
  }
  const delay = audience.afterHours * hour;
  const to = new Date(now.getTime() - delay);
  const earliest = Math.max((startedAt ?? now).getTime() - delay, to.getTime() - lateDays * 24 * hour);
  const rows = await ask(
    moments,
    current,
    happenedTo({ step: audience.step, from: new Date(earliest), to, where, attribute }),
  );
  return rows.map(({ customer, episode, part }) => ({
    person: customer,
    occasion: episode,
    step: audience.step,
    stratum: part,
  }));
}
