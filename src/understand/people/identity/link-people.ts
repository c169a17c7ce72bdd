import { isRefusal, type Refusal, Refused, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { deriveLinks, setAliases } from '../../journeys/index.ts';
import type { IdentityDraft, IdentityKind, Link } from './contract.ts';
import { type Judged, judgeIdentity, together } from './judge-link.ts';
import { normaliseIdentity } from './normalise-identity.ts';
import {
  aliasesNow,
  type Deed,
  holdersAround,
  linkBetween,
  linksBetween,
  linksById,
  lockLinks,
  mergedLinks,
  putIdentities,
  putLink,
} from './store.ts';
import { whoIsWhom } from './who-is-whom.ts';

/** Says who is whom after links changed; the timeline follows with `deriveLinks`. */
async function sayWhoIsWhom(tx: Tx, workspace: string): Promise<void> {
  const wanted = whoIsWhom(await mergedLinks(tx));
  const standing = await aliasesNow(tx);
  const changed = new Map(
    [...wanted].filter(([customer, as]) => (standing.get(customer) ?? customer) !== as),
  );
  for (const [customer, as] of standing) {
    if (!wanted.has(customer) && as !== customer) changed.set(customer, customer);
  }
  await setAliases(tx, workspace, changed);
}

/** What more customers than these have in common tells nothing of any two of them; it is shown with each instead. */
const crowd = 5;

/** Of each of these customers: everybody who has an identity of theirs, with what each says. */
async function judgedAround(
  tx: Tx,
  customers: readonly string[],
): Promise<Map<string, Map<string, Judged[]>>> {
  const found = new Map(customers.map((customer) => [customer, new Map<string, Judged[]>()]));
  const held = customers.length === 0 ? [] : await holdersAround(tx, customers, crowd);
  for (const holders of Map.groupBy(held, ({ kind, value }) => `${kind} ${value}`).values()) {
    for (const own of holders) {
      const around = found.get(own.customer);
      if (around === undefined) continue;
      for (const other of holders) {
        if (other === own) continue;
        const judged = judgeIdentity(own.kind, own.value, own, other, holders.length);
        around.set(other.customer, [...(around.get(other.customer) ?? []), judged]);
      }
    }
  }
  return found;
}

/** More others than these are a crowd: proposals of each pair would help nobody. */
const mostProposals = 20;

/** An identity in the form in which two are compared. */
export interface KnownIdentity {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly verified: boolean;
}

/** Identities as they are compared, or why one of them is none. */
export function knownIdentities(drafts: readonly IdentityDraft[]): KnownIdentity[] | Refusal {
  const known: KnownIdentity[] = [];
  for (const { kind, value, verified = false } of drafts) {
    const normalised = normaliseIdentity(kind, value);
    if (isRefusal(normalised)) return normalised;
    known.push({ kind, value: normalised, verified });
  }
  return known;
}

/**
 * Gives customers identities, in the transaction of whoever knows them, as many at once as there are: asked one by one, a
 * large table would be looked through as often as it has rows. What they have in common with others becomes a
 * proposal; merged without a person is only what is verified on both sides and nobody else has. A link that a person split
 * or dismissed stays so; with `onlyPropose` nothing is merged at all. Where `merged` is not 0, the timeline
 * follows with the next derivation, at once with `peopleLinked`.
 */
export async function putIdentitiesOf(
  tx: Tx,
  workspace: string,
  given: readonly { readonly customer: string; readonly identities: readonly KnownIdentity[] }[],
  from: { readonly source: string; readonly at: Date; readonly onlyPropose?: boolean },
): Promise<{ added: number; proposed: number; merged: number }> {
  await lockLinks(tx, workspace);
  const added = await putIdentities(tx, workspace, given, from.source, from.at);
  const fresh = [...new Set(given.map(({ customer }) => customer))].filter((one) => added.has(one));
  const place = new Map(fresh.map((customer, i) => [customer, i]));
  const around = await judgedAround(tx, fresh);
  const pairs = fresh.flatMap((customer, i) =>
    [...(around.get(customer) ?? [])]
      // Of two that came together, the later one is met by the earlier one.
      .filter(([other]) => (place.get(other) ?? -1) < i)
      .slice(0, mostProposals)
      .map(([other, judged]) => ({ customer, other, judged })),
  );
  const standing = await linksBetween(tx, pairs);
  let proposed = 0;
  let merged = 0;
  for (const [i, { customer, other, judged }] of pairs.entries()) {
    const before = standing[i] ?? null;
    if (before !== null && before.state !== 'proposed') continue;
    const link = {
      a: customer,
      b: other,
      keep: before?.keep ?? other,
      strength: together(judged.map(({ strength }) => strength)),
      evidence: judged.map(({ evidence }) => evidence),
    };
    const automatic = from.onlyPropose !== true && judged.some((each) => each.automatic);
    if (!automatic && JSON.stringify(before?.evidence) === JSON.stringify(link.evidence)) continue;
    const deed: Deed = { state: automatic ? 'merged' : 'proposed', by: 'Sirius', at: from.at };
    await putLink(tx, workspace, link, deed);
    if (automatic) merged++;
    else proposed++;
  }
  if (merged > 0) await sayWhoIsWhom(tx, workspace);
  return { added: [...added.values()].reduce((all, n) => all + n, 0), proposed, merged };
}

/** Brings links that changed into timeline, episodes and answers. */
export const peopleLinked = (services: Services, workspace: string, now: Date): Promise<boolean> =>
  deriveLinks(services, workspace, now);

const unknown = refuse('no-such-link', 'There is no link of this number.', { kind: 'not-found' });
const states = { merge: 'merged', split: 'split', dismiss: 'dismissed' } as const;
const from: Readonly<Record<keyof typeof states, readonly Link['state'][]>> = {
  merge: ['proposed', 'dismissed', 'split'],
  split: ['merged'],
  dismiss: ['proposed'],
};

/** Merges, splits or dismisses links; what is in that state already stays. All or none. */
export async function decide(
  services: Services,
  workspace: string,
  ids: readonly string[],
  what: keyof typeof states,
  deed: Omit<Deed, 'state'>,
): Promise<Link[]> {
  const links = await services.records.inWorkspace(workspace, async (tx) => {
    await lockLinks(tx, workspace);
    const found = await linksById(tx, [...new Set(ids)]);
    if (found.length !== new Set(ids).size) throw new Refused(unknown);
    const state = states[what];
    const written: Link[] = [];
    for (const link of found) {
      if (link.state === state) {
        written.push(link);
        continue;
      }
      if (!from[what].includes(link.state)) {
        const say =
          what === 'split'
            ? `${link.a} and ${link.b} are not merged.`
            : `${link.a} and ${link.b} are merged; split them instead.`;
        throw new Refused(refuse('not-so', say, { kind: 'conflict' }));
      }
      written.push(await putLink(tx, workspace, link, { ...deed, state }));
    }
    await sayWhoIsWhom(tx, workspace);
    return written;
  });
  await peopleLinked(services, workspace, deed.at);
  return links;
}

/** A person says that two are one. */
export async function merge(
  services: Services,
  workspace: string,
  pair: { readonly a: string; readonly b: string; readonly keep?: string | undefined },
  deed: Omit<Deed, 'state'>,
): Promise<Link> {
  const { a, b, keep = a } = pair;
  if (a === b || (keep !== a && keep !== b)) {
    const say = a === b ? 'These are the same identifier.' : `"${keep}" is neither of the two.`;
    throw new Refused(refuse('no-pair', say, { next: 'Name two identifiers, and which of them is kept.' }));
  }
  const link = await services.records.inWorkspace(workspace, async (tx) => {
    await lockLinks(tx, workspace);
    const before = await linkBetween(tx, a, b);
    if (before?.state === 'merged' && before.keep === keep) return before;
    const judged = (await judgedAround(tx, [a])).get(a)?.get(b) ?? [];
    const told = { by: 'person' as const, value: deed.by, verified: true, warning: null };
    const written = await putLink(
      tx,
      workspace,
      { a, b, keep, strength: 1, evidence: [...judged.map(({ evidence }) => evidence), told] },
      { ...deed, state: 'merged' },
    );
    await sayWhoIsWhom(tx, workspace);
    return written;
  });
  await peopleLinked(services, workspace, deed.at);
  return link;
}
