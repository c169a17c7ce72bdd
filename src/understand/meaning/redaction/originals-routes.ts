import { refuse } from '../../../kernel/refusal.ts';
import { isOnlyToldInGroups } from '../../../kernel/stakeholder.ts';
import { type Services, serve } from '../../../server/serve.ts';
import { onlyInGroups } from '../../../stores/moments/stakeholder-sql.ts';
import { wipe } from '../../../stores/records/wipe.ts';
import { mayUse } from '../../people/consent/index.ts';
import { groupsOf } from '../../people/groups/index.ts';
import { aboutOriginal } from './keep-originals.ts';
import * as contract from './originals.contract.ts';
import {
  deleteExpired,
  noteReading,
  originalOf,
  originalsSettingsIn,
  readingsOf,
  writeOriginalsSettings,
} from './originals-store.ts';

const dayMs = 86_400_000;

const noOriginal = refuse('no-original', 'No original of this voice is kept.', {
  kind: 'not-found',
  next: 'It was not redacted, or came while originals were not kept, its time is over, or its customer does not allow it.',
});

async function sourceOf({ moments }: Services, workspace: string, moment: string) {
  const [row] = (await moments.rows(
    `SELECT text_key AS "textKey", customer FROM moments WHERE workspace = {workspace:UUID} AND id = {moment:UUID} AND text_key != '' LIMIT 1`,
    { workspace, moment },
  )) as { textKey: string; customer: string }[];
  return row ?? null;
}

export const originalsRoutes = [
  serve(contract.readOriginalsSettings, ({ records }, { caller }) =>
    records.inWorkspace(caller.workspaceId, originalsSettingsIn),
  ),

  serve(contract.changeOriginalsSettings, async ({ records }, { caller, body, now }) => {
    const isOn = body.originals === 'on';
    if (isOn && body.reason.length < 10) {
      return refuse('no-reason', 'Keeping originals needs a written reason.', {
        next: 'Give a reason of at least ten letters: the purpose and the legal basis.',
      });
    }
    const { deleted, after } = await records.inWorkspace(caller.workspaceId, async (tx) => {
      const { days } = await originalsSettingsIn(tx);
      const next = { isOn, reason: body.reason, days: body.days ?? days, at: now };
      return {
        deleted: await writeOriginalsSettings(tx, caller, next),
        after: await originalsSettingsIn(tx),
      };
    });
    if (deleted > 0) await wipe(records, ['originals']);
    return after;
  }),

  serve(contract.readOriginal, async (services, { caller, params, body, now }) => {
    if (body.reason.length < 5) {
      return refuse('no-reason', 'Reading an original needs a reason.', {
        next: 'Say in a few words what you need it for; it is written down beside your name.',
      });
    }
    const source = await sourceOf(services, caller.workspaceId, params.moment);
    if (source === null) return noOriginal;
    const { textKey, customer } = source;
    return services.records.inWorkspace(caller.workspaceId, async (tx) => {
      await deleteExpired(tx, now);
      const original = await originalOf(tx, textKey);
      const may = await mayUse(tx, [customer], 'original');
      const group = (await groupsOf(tx, [customer])).get(customer) ?? 'customer';
      if (isOnlyToldInGroups(group)) return onlyInGroups;
      if (original === null || may.get(customer)?.allowed !== true) return noOriginal;
      const text = services.seal.open(original.sealed, aboutOriginal(caller.workspaceId, textKey));
      if (text === null) {
        return refuse('sealed', "This original was sealed with another secret than the server's.", {
          next: 'Give the earlier secret as SIRIUS_SECRET_BEFORE and start the server again.',
          kind: 'conflict',
        });
      }
      await noteReading(tx, caller, { moment: params.moment, reason: body.reason, at: now });
      return {
        moment: params.moment,
        text,
        keptAt: original.keptAt.toISOString(),
        keptUntil: new Date(original.keptAt.getTime() + original.days * dayMs).toISOString(),
      };
    });
  }),

  serve(contract.listOriginalReadings, ({ records }, { caller, query }) =>
    readingsOf(records, caller.workspaceId, query.limit ?? 200),
  ),
];
