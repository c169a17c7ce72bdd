import { isRefusal } from '../../../../kernel/refusal.ts';
import { type Services, serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import { dropCaptcha, keepCaptcha, type SeenCaptcha, seeCaptcha } from './contract.ts';
import { aboutSecret } from './person-check.ts';
import { type CaptchaRow, captchaOf, deleteCaptcha, writeCaptcha } from './store.ts';
import { widgetOf } from './widgets.ts';

function present({ seal }: Services, workspace: string, row: CaptchaRow | null): SeenCaptcha {
  if (row === null) return { service: null, secret: 'none', changedAt: null, changedBy: null };
  const secret = seal.open(row.secret, aboutSecret(workspace)) === null ? 'lost' : 'kept';
  return { service: row.service, secret, changedAt: row.changedAt.toISOString(), changedBy: row.changedBy };
}

export const routes = [
  serve(seeCaptcha, async (services, { caller: { workspaceId } }) =>
    present(services, workspaceId, await services.records.inWorkspace(workspaceId, captchaOf)),
  ),

  serve(keepCaptcha, async (services, { caller, body: { service, secret }, now }) => {
    const { workspaceId } = caller;
    const { records, seal, outbound } = services;
    const bad = outbound.check(widgetOf(service).verify);
    if (isRefusal(bad)) return bad;
    return records.inWorkspace(workspaceId, async (tx) => {
      await writeCaptcha(tx, workspaceId, {
        service,
        secret: seal.close(secret, aboutSecret(workspaceId)),
        changedAt: now,
        changedBy: caller.name,
      });
      await note(tx, caller, { verb: 'write', noun: 'captcha', subject: service.kind });
      return present(services, workspaceId, await captchaOf(tx));
    });
  }),

  serve(dropCaptcha, (services, { caller }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      await deleteCaptcha(tx);
      await note(tx, caller, { verb: 'write', noun: 'captcha', subject: 'built in' });
      return present(services, caller.workspaceId, null);
    }),
  ),
];
