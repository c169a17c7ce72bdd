import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { makePreferenceLink } from '../../people/consent/index.ts';
import { mostTries, type Outcome, openSender, type Sender, sendShort, waitBefore } from '../mail/index.ts';
import { linkPaths, makeLinks } from '../surveys/answering/index.ts';
import { groupAsked, openVersion } from '../surveys/index.ts';
import { isHeldOut } from './draw-sample.ts';
import { judgeContact } from './judge-contact.ts';
import { factsOf, fingerprintOf, hurtOf } from './known-contacts.ts';
import { aboutStop, newSecret } from './secret.ts';
import * as sends from './send-store.ts';
import { type DistributionRow, distributionById, insertStop, rulesOf } from './store.ts';
import { type Letter, writeLetter, writeShort } from './write-letter.ts';

type Version = NonNullable<Awaited<ReturnType<typeof openVersion>>>;
const day = 86_400_000;
/** Longer than any sending can take: whoever claimed a message so long ago is gone. */
const abandonedMinutes = 10;

/** When the message after number `ordinal` is due; null = there is none. */
function nextAfter(row: DistributionRow | null, ordinal: number, sentAt: Date): Date | null {
  const reminder = row?.settings.reminders[ordinal];
  return reminder === undefined ? null : new Date(sentAt.getTime() + reminder.afterDays * day);
}

const closedSurvey = refuse('survey-closed', 'The survey of this distribution is not open.', {
  kind: 'conflict',
});

/** What of a server that died nobody knows whether it left is told as uncertain, and never sent again. */
async function settleAbandoned(tx: Tx, now: Date): Promise<void> {
  for (const { invitation, ordinal, distribution } of await sends.abandoned(tx, abandonedMinutes)) {
    const row = await distributionById(tx, distribution);
    const why = 'the server ended while it was sent';
    await sends.noteSent(tx, {
      invitation,
      ordinal,
      at: now,
      nextAt: nextAfter(row, ordinal, now),
      uncertain: true,
      why,
    });
  }
}

interface Claimed {
  readonly due: sends.Due;
  readonly row: DistributionRow;
  readonly tries: number;
  readonly messageId: string;
  readonly letter: Letter;
  readonly address: string;
  readonly stop: string;
}

interface Sending {
  readonly services: Services;
  readonly workspace: string;
  readonly now: Date;
  readonly sender: Sender;
  readonly hurt: Awaited<ReturnType<typeof hurtOf>>;
  readonly fingerprint: (address: string) => string;
  /** Of the surveys that are open and somebody's turn to be asked. */
  readonly versions: ReadonlyMap<string, Version>;
}

/**
 * Takes one message for this server, in a transaction of its own: held, judged by the contact rules as they are now, given
 * its address, and written down as under way before anything leaves. null = nothing to send; 'full' = enough for this minute.
 */
async function claimOne(sending: Sending, id: string): Promise<Claimed | 'full' | null> {
  const { services, workspace, now, sender, hurt, fingerprint, versions } = sending;
  const { settings } = sender.row;
  return services.records.inWorkspace(workspace, async (tx) => {
    if ((await sends.claimedInMinute(tx)) >= settings.perMinute) return 'full';
    const due = await sends.holdDue(tx, id, now);
    const row = due === null ? null : await distributionById(tx, due.distribution);
    if (due === null || row === null) return null;
    const { rules } = await rulesOf(tx);
    const of = await factsOf(tx, {
      people: [due.person],
      channel: due.channel,
      rules,
      now,
      fingerprint,
      hurt,
      asks: await groupAsked(tx, row.survey),
      but: due.id,
    });
    const { facts } = of(due.person);
    // The address stays what it was when this was planned; only whether it may be used is asked anew.
    const heldOut = isHeldOut(due.person, row.settings.holdOut, row.seed);
    const judged = { ...facts, address: due.address, heldOut, answered: due.answered };
    const rule = judgeContact(judged, rules, now, due.sent > 0);
    if (rule !== null || due.address === null) {
      await sends.holdBack(tx, due.id, rule ?? 'no-address');
      return null;
    }
    const version = versions.get(row.survey);
    if (version === undefined) return null;
    const expiresAt =
      row.settings.goodForDays === null
        ? undefined
        : new Date(now.getTime() + row.settings.goodForDays * day);
    const wish = {
      survey: row.survey,
      kind: 'personal' as const,
      channel: due.channel,
      name: row.settings.name,
      customer: due.person,
      invitation: due.id,
      ...(due.occasion === '' ? {} : { episode: due.occasion }),
      ...(due.step === null ? {} : { step: due.step }),
      ...(due.language === null ? {} : { language: due.language }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    };
    const path =
      due.link === null ? undefined : (await linkPaths(services, tx, workspace, [due.link])).get(due.link);
    const [made] =
      path === undefined || path === ''
        ? await makeLinks(services, tx, workspace, [wish], { at: now, by: row.madeBy })
        : [{ id: due.link as string, path }];
    const stop = services.seal.open(due.stopSealed, aboutStop(workspace, due.id));
    if (made === undefined || stop === null) return null;
    const messageId = `${newSecret()}@${settings.fromAddress.split('@')[1] ?? 'localhost'}`;
    const tries = await sends.claim(tx, workspace, {
      invitation: due.id,
      ordinal: due.sent,
      messageId,
      link: made.id,
    });
    if (tries === null) return null;
    const address = settings.publicAddress + made.path;
    const stopAddress = `${settings.publicAddress}/u/${stop}`;
    const own = await makePreferenceLink(tx, workspace, due.person, now);
    const letter = writeLetter({
      settings: row.settings,
      definition: version.definition,
      language: due.language,
      company: settings.fromName,
      address,
      stop: stopAddress,
      preferences: settings.publicAddress + own.path,
      reminder: due.sent > 0,
    });
    return { due, row, tries, messageId, letter, address, stop: stopAddress };
  });
}

/** bounces@shop.example → bounces+SECRET@shop.example: who it was that bounced stands in the address it comes back to. */
const returnAddress = (bounces: string, messageId: string) => {
  const [local, domain] = bounces.split('@');
  return `${local}+${messageId.split('@')[0]}@${domain}`;
};

async function deliver({ services, workspace, sender }: Sending, claimed: Claimed): Promise<Outcome> {
  const { due, letter, messageId, address, stop } = claimed;
  const to = due.address as string;
  if (due.channel !== 'email') {
    const text = writeShort(letter, address, stop);
    const id = `${due.id}.${due.sent}`;
    return sendShort(services, workspace, sender.row, { to, text, id, channel: due.channel });
  }
  const { bounceAddress } = sender.row.settings;
  return sender.send({
    to,
    ...letter,
    messageId,
    ...(bounceAddress === undefined ? {} : { envelopeFrom: returnAddress(bounceAddress, messageId) }),
    // RFC 8058: a program posts here; looking at the address changes nothing.
    headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  });
}

async function keepOutcome(sending: Sending, { due, row, tries }: Claimed, outcome: Outcome): Promise<void> {
  const { services, workspace, now } = sending;
  const of = { invitation: due.id, ordinal: due.sent, at: now };
  await services.records.inWorkspace(workspace, async (tx) => {
    if (outcome.became === 'sent' || outcome.became === 'uncertain') {
      const uncertain = outcome.became === 'uncertain';
      const why = outcome.became === 'uncertain' ? outcome.why : null;
      await sends.noteSent(tx, { ...of, nextAt: nextAfter(row, due.sent, now), uncertain, why });
    } else if (outcome.became === 'waiting' && tries < mostTries) {
      const nextAt = new Date(now.getTime() + waitBefore(tries) * 1000);
      await sends.noteWaiting(tx, { ...of, nextAt, why: outcome.why });
    } else {
      await sends.noteRefused(tx, { ...of, why: outcome.why });
      if (outcome.became === 'refused' && outcome.address && due.addressKey !== null) {
        await insertStop(tx, workspace, {
          address: due.addressKey,
          reason: 'bounced',
          how: 'mail server',
          at: now,
        });
      }
    }
  });
}

/**
 * Sends what is due in a workspace: invitations and reminders, each at most once whichever and however many servers do this,
 * and whenever one of them dies. Answers how many left, or why none can.
 */
export async function sendDue(services: Services, workspace: string, now: Date): Promise<number | Refusal> {
  const { records } = services;
  const versions = new Map<string, Version>();
  const { asked, due } = await records.inWorkspace(workspace, async (tx) => {
    await settleAbandoned(tx, now);
    const surveys = await sends.surveysDue(tx, now);
    for (const survey of surveys) {
      const version = await openVersion(tx, survey);
      if (version !== null) versions.set(survey, version);
    }
    // Those of closed surveys wait, however many and however long, and keep no other survey's from leaving.
    return { asked: surveys.length, due: await sends.dueNow(tx, now, [...versions.keys()], 500) };
  });
  if (due.length === 0) return asked === 0 ? 0 : closedSurvey;
  const sender = await openSender(services, workspace);
  if (isRefusal(sender)) return sender;
  const { rules } = await records.inWorkspace(workspace, rulesOf);
  const sending: Sending = {
    services,
    workspace,
    now,
    sender,
    hurt: await hurtOf(services, workspace, [...new Set(due.map(({ person }) => person))], rules, now),
    fingerprint: await fingerprintOf(services, workspace),
    versions,
  };
  let left = 0;
  for (const { id } of due) {
    const claimed = await claimOne(sending, id);
    if (claimed === 'full') break;
    if (claimed === null) continue;
    const outcome = await deliver(sending, claimed);
    await keepOutcome(sending, claimed, outcome);
    if (outcome.became === 'sent') left++;
  }
  return left === 0 && versions.size < asked ? closedSurvey : left;
}
