import { newId } from '../../../kernel/ids.ts';
import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { groupAsked } from '../surveys/index.ts';
import { drawSample, isHeldOut } from './draw-sample.ts';
import { type Candidate, gatherPeople } from './gather-people.ts';
import { judgeContact } from './judge-contact.ts';
import { factsOf, fingerprintOf, hurtOf } from './known-contacts.ts';
import type { Suppression } from './rules.contract.ts';
import { aboutStop, hashOf, newSecret } from './secret.ts';
import { type DistributionRow, insertInvitations, type NewInvitation, rulesOf } from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope' | 'seal'>;

/** Somebody who was drawn, with the rule that holds them back, if any. */
interface Planned {
  readonly who: Candidate;
  readonly probability: number;
  readonly rule: Suppression | null;
  readonly address: string | null;
  readonly addressKey: string | null;
  readonly language: string | null;
}

/**
 * Draws the sample of a distribution at this time and judges each: what the preview shows and what the start keeps. With
 * `isNew`, only those of the drawn are judged whom it names.
 */
export async function planPeople(
  services: Needs,
  workspace: string,
  row: DistributionRow,
  now: Date,
  isNew: (who: Candidate) => boolean = () => true,
): Promise<{ population: number; planned: Planned[] } | Refusal> {
  const { records } = services;
  const asks = await records.inWorkspace(workspace, (tx) => groupAsked(tx, row.survey));
  const candidates = await gatherPeople(services, workspace, { ...row, asks }, now);
  if (isRefusal(candidates)) return candidates;
  const { settings, seed } = row;
  const drawn = drawSample(candidates, settings.sampling, seed).filter(({ who }) => isNew(who));
  const fingerprint = await fingerprintOf(services, workspace);
  const people = [...new Set(drawn.map(({ who }) => who.person))];
  const { rules } = await records.inWorkspace(workspace, rulesOf);
  const sendAt = settings.sendAt === undefined ? now : new Date(settings.sendAt);
  const at = sendAt > now ? sendAt : now;
  const hurt = await hurtOf(services, workspace, people, rules, now);
  const planned: Planned[] = [];
  for (let from = 0; from < drawn.length; from += 5000) {
    const some = drawn.slice(from, from + 5000);
    const of = await records.inWorkspace(workspace, (tx) =>
      factsOf(tx, {
        people: [...new Set(some.map(({ who }) => who.person))],
        channel: settings.channel,
        rules,
        now: at,
        fingerprint,
        hurt,
        asks,
      }),
    );
    for (const { who, probability } of some) {
      const { facts, addressKey, contact } = of(who.person);
      const heldOut = isHeldOut(who.person, settings.holdOut, seed);
      const rule = judgeContact({ ...facts, heldOut, answered: false }, rules, at);
      planned.push({
        who,
        probability,
        rule,
        address: facts.address,
        addressKey,
        language: contact?.language ?? null,
      });
    }
  }
  return { population: candidates.length, planned };
}

/**
 * Keeps what was planned, in the caller's transaction: each person once, also those who are held back, with the rule. Who
 * was kept before is left as they are, so that looking again for a moment's people adds only new ones.
 */
export async function keepPlanned(
  { seal }: Pick<Services, 'seal'>,
  tx: Tx,
  workspace: string,
  row: DistributionRow,
  planned: readonly Planned[],
  now: Date,
): Promise<number> {
  const { settings } = row;
  const sendAt = settings.sendAt === undefined ? now : new Date(settings.sendAt);
  const invitations = planned.map(({ who, ...rest }): NewInvitation => {
    const id = newId();
    const stop = newSecret();
    return {
      ...rest,
      id,
      person: who.person,
      occasion: who.occasion,
      step: who.step,
      stratum: who.stratum,
      stopHash: hashOf(stop),
      stopSealed: seal.close(stop, aboutStop(workspace, id)),
    };
  });
  const into = {
    distribution: row.id,
    channel: settings.channel,
    at: now,
    nextAt: sendAt > now ? sendAt : now,
  };
  return insertInvitations(tx, workspace, into, invitations);
}
