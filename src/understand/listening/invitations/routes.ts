import type { Readable } from 'node:stream';
import { renderSVG } from 'uqr';
import { newId } from '../../../kernel/ids.ts';
import { isRefusal, orThrow, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { isOnlyToldInGroups } from '../../../kernel/stakeholder.ts';
import { serve } from '../../../server/serve.ts';
import { onlyInGroups } from '../../../stores/moments/stakeholder-sql.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { mailOf } from '../mail/index.ts';
import { linkPaths } from '../surveys/answering/index.ts';
import { groupAsked, openVersion, titlesOf } from '../surveys/index.ts';
import * as contract from './contract.ts';
import type { DistributionSettings } from './distribution.contract.ts';
import { fingerprintOf } from './known-contacts.ts';
import { keepPlanned, planPeople } from './plan-invitations.ts';
import { readList } from './read-list.ts';
import { newSeed } from './secret.ts';
import { preview, summarise, whole } from './see-distribution.ts';
import * as store from './store.ts';
import { takeReport } from './take-report.ts';

const noDistribution = refuse('no-distribution', 'This company has no such distribution.', {
  kind: 'not-found',
});
const noSurvey = refuse('no-survey', 'This company has no such survey.', { kind: 'not-found' });
const savedSince = refuse('saved-since', 'Somebody else saved this distribution after you opened it.', {
  kind: 'conflict',
  next: 'Open it again.',
});
const begun = refuse(
  'distribution-begun',
  'This distribution has begun; what it asks and whom no longer changes.',
  {
    kind: 'conflict',
    next: 'End it and make a new one.',
  },
);

const mostBytes = 30_000_000;
async function textOf(bytes: Readable | undefined): Promise<string | Refusal> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes ?? []) {
    length += (chunk as Buffer).length;
    if (length > mostBytes) return refuse('too-large', 'This is larger than 30 MB.', { kind: 'too-large' });
    chunks.push(chunk as Buffer);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text.includes('\0') ? refuse('not-text', 'This is no text: save the list as CSV, UTF-8.') : text;
}

async function hold(tx: Tx, id: string): Promise<store.DistributionRow> {
  return orThrow((await store.distributionById(tx, id, true)) ?? noDistribution);
}

/** What cannot work, before it is kept. */
function judgeSettings({ audience, sampling, letters }: DistributionSettings): Refusal | null {
  if (Object.keys(letters).length === 0) {
    return refuse('no-letter', 'The invitation has no text.', {
      next: 'Write subject and text in the language of the survey.',
    });
  }
  if (audience.kind === 'moment' && sampling.kind !== 'all' && sampling.kind !== 'share') {
    return refuse(
      'sampling-stream',
      'People of a moment come one by one: only all of them, or a share, can be drawn.',
    );
  }
  return null;
}

const turns: Readonly<Record<store.State, readonly store.State[]>> = {
  draft: ['running'],
  running: ['paused', 'ended'],
  paused: ['running', 'ended'],
  ended: [],
};

export const routes = [
  serve(contract.listDistributions, ({ records }, { caller, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => ({
      distributions: await summarise(tx, await store.allDistributions(tx, query)),
    })),
  ),

  serve(contract.createDistribution, ({ records }, { caller, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const bad = judgeSettings(body.settings);
      if (bad !== null) return bad;
      if (!(await titlesOf(tx, [body.survey])).has(body.survey)) return noSurvey;
      const id = newId();
      await store.insertDistribution(tx, caller.workspaceId, {
        id,
        ...body,
        seed: newSeed(),
        at: now,
        by: caller.name,
      });
      await note(tx, caller, { verb: 'write', noun: 'distribution', subject: id });
      return whole(tx, await hold(tx, id));
    }),
  ),

  serve(contract.seeDistribution, ({ records }, { caller, params: { id } }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await store.distributionById(tx, id);
      return row === null ? noDistribution : whole(tx, row);
    }),
  ),

  serve(contract.saveDistribution, ({ records }, { caller, params: { id }, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await hold(tx, id);
      if (row.state !== 'draft') return begun;
      if (row.revision !== body.revision) return savedSince;
      const bad = judgeSettings(body.settings);
      if (bad !== null) return bad;
      await store.writeDistribution(tx, id, { settings: body.settings, at: now });
      await note(tx, caller, { verb: 'write', noun: 'distribution', subject: id });
      return whole(tx, await hold(tx, id));
    }),
  ),

  serve(contract.giveList, async ({ records }, { caller, params: { id }, bytes, now }) => {
    const text = await textOf(bytes);
    const list = isRefusal(text) ? text : readList(text);
    if (isRefusal(list)) return list;
    return records.inWorkspace(caller.workspaceId, async (tx) => {
      if ((await hold(tx, id)).state !== 'draft') return begun;
      await store.writeList(tx, caller.workspaceId, id, list.people, now);
      await note(tx, caller, {
        verb: 'write',
        noun: 'distribution',
        subject: id,
        detail: { people: list.people.length },
      });
      return { people: list.people.length, left: list.left.slice(0, 100), leftInAll: list.left.length };
    });
  }),

  serve(contract.previewDistribution, async (services, { caller: { workspaceId }, params: { id }, now }) => {
    const row = await services.records.inWorkspace(workspaceId, (tx) => store.distributionById(tx, id));
    return row === null ? noDistribution : preview(services, workspaceId, row, now);
  }),

  serve(contract.turnDistribution, async (services, { caller, params: { id }, body: { to }, now }) => {
    const { records } = services;
    const { workspaceId } = caller;
    const before = await records.inWorkspace(workspaceId, (tx) => store.distributionById(tx, id));
    if (before === null) return noDistribution;
    const starts = before.state === 'draft' && before.settings.audience.kind !== 'moment';
    const plan = starts ? await planPeople(services, workspaceId, before, now) : null;
    if (isRefusal(plan)) return plan;
    return records.inWorkspace(workspaceId, async (tx) => {
      const row = await hold(tx, id);
      if (row.state === to) return whole(tx, row);
      if (!turns[row.state].includes(to) || row.state !== before.state || row.revision !== before.revision) {
        return refuse('cannot-turn', `A distribution that is ${row.state} cannot become ${to}.`, {
          kind: 'conflict',
        });
      }
      if (to === 'running') {
        if ((await openVersion(tx, row.survey)) === null) {
          return refuse('survey-closed', 'The survey is not open.', {
            kind: 'conflict',
            next: 'Publish it first.',
          });
        }
        if ((await mailOf(tx)) === null) {
          return refuse('no-mail', 'This company has not set up sending mail.', {
            kind: 'conflict',
            next: 'An administrator can do so under Mail.',
          });
        }
        if (plan !== null && plan.planned.length === 0) {
          return refuse('nobody', 'There is nobody to ask.', { next: 'Look at the list or the filter.' });
        }
      }
      await store.writeDistribution(tx, id, {
        state: to,
        at: now,
        ...(to === 'running' ? { startedAt: now } : {}),
      });
      if (plan !== null) await keepPlanned(services, tx, workspaceId, row, plan.planned, now);
      await note(tx, caller, { verb: 'send', noun: 'distribution', subject: id, detail: { to } });
      return whole(tx, await hold(tx, id));
    });
  }),

  serve(contract.listInvitations, ({ records }, { caller, params: { id }, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const of = await store.distributionById(tx, id);
      if (of === null) return noDistribution;
      // Who of the employees answered would stand there, name by name.
      if (isOnlyToldInGroups(await groupAsked(tx, of.survey))) return onlyInGroups;
      const { total, rows } = await store.invitationsOf(tx, { distribution: id, ...query });
      const iso = (at: Date | null) => at?.toISOString() ?? null;
      return {
        total,
        invitations: rows.map((row) => ({ ...row, sentAt: iso(row.sentAt), nextAt: iso(row.nextAt) })),
      };
    }),
  ),

  serve(contract.seeContactRules, ({ records }, { caller }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const { rules, changedAt, changedBy } = await store.rulesOf(tx);
      return {
        rules,
        changedAt: changedAt?.toISOString() ?? null,
        changedBy,
        stops: await store.countStops(tx),
      };
    }),
  ),

  serve(contract.keepContactRules, ({ records }, { caller, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      await store.writeRules(tx, caller.workspaceId, body, now, caller.name);
      await note(tx, caller, { verb: 'write', noun: 'contact-rules', subject: 'all', detail: body });
      return { rules: body };
    }),
  ),

  serve(contract.stopContact, async (services, { caller, body, now }) => {
    const fingerprint = await fingerprintOf(services, caller.workspaceId);
    return services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const address = fingerprint(body.address);
      await store.insertStop(tx, caller.workspaceId, {
        address,
        reason: 'do-not-contact',
        how: caller.name,
        at: now,
      });
      await note(tx, caller, { verb: 'write', noun: 'contact-stop', subject: address.slice(0, 12) });
      return { stopped: true as const };
    });
  }),

  serve(contract.liftContactStop, async (services, { caller, body }) => {
    const fingerprint = await fingerprintOf(services, caller.workspaceId);
    return services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const address = fingerprint(body.address);
      const lifted = await store.deleteStop(tx, address, body.reason);
      const detail = { reason: body.reason, because: body.because };
      if (lifted)
        await note(tx, caller, { verb: 'lift', noun: 'contact-stop', subject: address.slice(0, 12), detail });
      return { lifted };
    });
  }),

  serve(contract.giveDeliveryReport, async (services, { caller, bytes }) => {
    const raw = await textOf(bytes);
    return isRefusal(raw) ? raw : { outcome: await takeReport(services, caller.workspaceId, raw) };
  }),

  serve(contract.drawLinkCode, ({ records, seal }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const path = (await linkPaths({ seal }, tx, caller.workspaceId, [params.link])).get(params.link);
      if (path === undefined || path === '') {
        return refuse('no-link', 'This survey has no such address.', { kind: 'not-found' });
      }
      const base = (await mailOf(tx))?.settings.publicAddress;
      if (base === undefined) {
        return refuse('no-public-address', 'Nobody has said at which address customers reach this server.', {
          kind: 'conflict',
          next: 'An administrator can do so under Mail.',
        });
      }
      const address = base + path;
      return { address, svg: renderSVG(address, { ecc: 'M', border: 4 }) };
    }),
  ),
];
