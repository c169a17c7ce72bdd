import type { Filter } from '../../../kernel/filter.ts';
import { isRefusal, type Refusal, Refused } from '../../../kernel/refusal.ts';
import type { Stakeholder } from '../../../kernel/stakeholder.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { readFilter } from '../../journeys/index.ts';
import { valuesOf } from '../../people/customers/index.ts';
import { peopleOf } from '../../people/groups/index.ts';
import { membersOf } from '../../people/panels/index.ts';
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
async function whereOf(
  services: Needs,
  workspace: string,
  text: string,
  asks: Stakeholder,
): Promise<Filter | Refusal> {
  const group = asks === 'customer' ? '' : `stakeholder=${asks}`;
  try {
    return await readFilter(services, workspace, [text, group].filter((part) => part.trim() !== '').join());
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
  {
    id,
    settings,
    startedAt,
    asks,
  }: Pick<DistributionRow, 'id' | 'settings' | 'startedAt'> & { readonly asks: Stakeholder },
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
  if (audience.kind === 'people' || audience.kind === 'panel') {
    return records.inWorkspace(workspace, async (tx) => {
      const people =
        audience.kind === 'people' ? await peopleOf(tx, asks) : await membersOf(tx, audience.panel);
      if (isRefusal(people)) return people;
      const parts = attribute === '' ? new Map<string, string>() : await valuesOf(tx, people, attribute);
      return people.map((person) => ({
        person,
        occasion: '',
        step: null,
        stratum: parts.get(person) ?? '',
      }));
    });
  }
  const where = await whereOf(services, workspace, audience.where, asks);
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
