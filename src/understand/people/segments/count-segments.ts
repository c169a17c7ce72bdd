import { parseFilter } from '../../../kernel/filter.ts';
import { isRefusal, orThrow, Refused, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import { isOfGroup } from '../../../stores/moments/stakeholder-sql.ts';
import { readFilter } from '../../journeys/index.ts';
import type { Segment } from './contract.ts';
import { countSegment, segmentsOfCustomer } from './questions/count-segment.ts';
import { putCount, segmentsIn } from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** How many a rule has. Throws `Refused` when it asks for what is not there, or for another segment. */
export async function countRule(services: Needs, workspace: string, rule: string) {
  const filter = await readFilter(services, workspace, rule);
  if (filter.some(isOfGroup)) {
    throw new Refused(
      refuse('group-in-segment', 'The rule asks for a group of people.', {
        next: 'Leave stakeholder= out of the rule and write it beside segment= in the filter: the rule then holds within that group.',
      }),
    );
  }
  const { segments = [] } = await services.scope(workspace);
  const other = filter
    .filter(({ field }) => field === 'segment')
    .flatMap(({ values }) => values)
    .find((value) => segments.some(({ name }) => name === value));
  if (other !== undefined) {
    throw new Refused(
      refuse('segment-in-segment', `The rule asks for the segment "${other}".`, {
        next: 'Write the conditions of that segment into this rule: a rule does not call another.',
      }),
    );
  }
  const [counted] = await ask(services.moments, await services.scope(workspace), countSegment(filter));
  return counted ?? { customers: 0, of: 0 };
}

/** Counts one segment and keeps the count where it is another than before, or of another version. */
export async function recount(services: Needs, workspace: string, segment: Segment, at: Date): Promise<void> {
  const filter = orThrow(parseFilter(segment.rule));
  const [counted] = await ask(services.moments, await services.scope(workspace), countSegment(filter));
  const { customers, of } = counted ?? { customers: 0, of: 0 };
  const before = segment.count;
  if (before?.version === segment.version && before.customers === customers && before.of === of) return;
  await services.records.inWorkspace(workspace, (tx) =>
    putCount(tx, workspace, segment.id, { at: at.toISOString(), version: segment.version, customers, of }),
  );
}

/** Counts all segments again, after the timeline changed. */
export async function recountAll(services: Services, workspace: string): Promise<void> {
  const segments = await services.records.inWorkspace(workspace, segmentsIn);
  const at = await services.now(workspace);
  for (const segment of segments) if (!segment.retired) await recount(services, workspace, segment, at);
}

/** Names of the segments that a customer is in now. */
export async function segmentsOf(services: Needs, workspace: string, customer: string): Promise<string[]> {
  const scope = await services.scope(workspace);
  const rules = (scope.segments ?? []).flatMap(({ name, rule }) => {
    const filter = parseFilter(rule);
    return isRefusal(filter) ? [] : [{ name, rule: filter }];
  });
  if (rules.length === 0) return [];
  const found = await ask(services.moments, scope, segmentsOfCustomer(customer, rules));
  return found.map(({ name }) => name);
}
