import type { Stakeholder } from '../../../kernel/stakeholder.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { redactorOf } from '../../meaning/redaction/index.ts';
import { leftAlone, mayUse } from '../../people/consent/index.ts';
import { knownGroups } from '../../people/groups/index.ts';
import { reachOf } from '../../people/identity/index.ts';
import type { ContactFacts } from './judge-contact.ts';
import { latelyHurt } from './questions/lately-hurt.ts';
import { isEmail, type Listed, plainAddress } from './read-list.ts';
import type { ContactRules } from './rules.contract.ts';
import { contactsOf, invitedSince, stopsOf } from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;
type Channel = ContactFacts['channel'];
const day = 86_400_000;

/** Turns addresses into what is kept of them where the address itself is not: keyed, so that nobody can try addresses out. */
export async function fingerprintOf({ records }: Pick<Services, 'records'>, workspace: string) {
  const { fingerprint } = await redactorOf(records, workspace);
  return (address: string) => fingerprint(`contact address ${plainAddress(address)}`);
}

/** The address by which somebody is reached: what a list said, what is known to be theirs, else their own identifier where it is one. */
export function addressOf(
  person: string,
  contact: Listed | undefined,
  reach: readonly { readonly kind: 'email' | 'phone'; readonly value: string }[],
  channel: Channel,
): string | null {
  const kind = channel === 'email' ? 'email' : 'phone';
  const known = contact?.[kind] ?? reach.find((each) => each.kind === kind)?.value;
  return known ?? (kind === 'email' && isEmail(person) ? plainAddress(person) : null);
}

/** Promises missed and answers given lately, of these people; read once for a batch, before any transaction. */
export async function hurtOf(
  { moments, scope }: Needs,
  workspace: string,
  people: readonly string[],
  rules: ContactRules,
  now: Date,
): Promise<Map<string, Pick<ContactFacts, 'missedPromises' | 'scores'>>> {
  const { quarantine } = rules;
  const known = new Map<
    string,
    { missedPromises: Date[]; scores: { metric: string; value: number; at: Date }[] }
  >();
  if (quarantine === null) return known;
  const since = new Date(now.getTime() - quarantine.days * day);
  const metrics = quarantine.answers.map(({ metric }) => metric);
  const current = await scope(workspace);
  for (let from = 0; from < people.length; from += 5000) {
    for (const row of await ask(
      moments,
      current,
      latelyHurt(people.slice(from, from + 5000), since, metrics),
    )) {
      const of = known.get(row.customer) ?? { missedPromises: [], scores: [] };
      known.set(row.customer, of);
      const at = new Date(row.at);
      // What is yet to come, by a clock that was moved back, did not hurt anybody.
      if (at > now) continue;
      if (row.what === '') of.missedPromises.push(at);
      else of.scores.push({ metric: row.what, value: row.value, at });
    }
  }
  return known;
}

/** Everything `judgeContact` asks of these people but whether they are held out and whether they answered. */
export async function factsOf(
  tx: Tx,
  of: {
    people: readonly string[];
    channel: Channel;
    rules: ContactRules;
    now: Date;
    fingerprint: (address: string) => string;
    hurt: ReadonlyMap<string, Pick<ContactFacts, 'missedPromises' | 'scores'>>;
    /** The group that the survey asks. */
    asks: Stakeholder;
    /** The invitation that is judged. */
    but?: string;
  },
) {
  const contacts = await contactsOf(tx, of.people);
  const reach = Map.groupBy(await reachOf(tx, of.people), ({ customer }) => customer);
  const alone = await leftAlone(tx, of.people);
  const permitted = await mayUse(tx, of.people, 'research');
  const groups = await knownGroups(tx, of.people);
  const addresses = new Map(
    of.people.map((person) => [
      person,
      addressOf(person, contacts.get(person), reach.get(person) ?? [], of.channel),
    ]),
  );
  const keyOf = (person: string) => {
    const address = addresses.get(person);
    return address == null ? null : of.fingerprint(address);
  };
  const keys = new Map(of.people.map((person) => [person, keyOf(person)]));
  const known = [...keys.values()].filter((key) => key !== null);
  const stops = await stopsOf(tx, known);
  const longest = Math.max(1, ...of.rules.atMost.map(({ days }) => days));
  const invited = await invitedSince(tx, {
    people: of.people,
    addresses: known,
    since: new Date(of.now.getTime() - longest * day),
    but: of.but,
  });
  const byPerson = Map.groupBy(invited, ({ person }) => person);
  const byAddress = Map.groupBy(invited, ({ addressKey }) => addressKey ?? '');
  return (person: string) => {
    const key = keys.get(person) ?? null;
    const times = new Set([
      ...(byPerson.get(person) ?? []),
      ...(key === null ? [] : (byAddress.get(key) ?? [])),
    ]);
    const facts: Omit<ContactFacts, 'heldOut' | 'answered'> = {
      address: addresses.get(person) ?? null,
      channel: of.channel,
      stops: key === null ? [] : (stops.get(key) ?? []),
      leftAlone: alone.has(person),
      permitted: permitted.get(person)?.allowed ?? false,
      otherGroup: (groups.get(person) ?? of.asks) !== of.asks,
      invited: [...times],
      missedPromises: of.hurt.get(person)?.missedPromises ?? [],
      scores: of.hurt.get(person)?.scores ?? [],
    };
    return { facts, addressKey: key, contact: contacts.get(person) };
  };
}
