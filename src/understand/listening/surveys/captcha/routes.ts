import { isRefusal, refuse } from '../../../../kernel/refusal.ts';
import { type Services, serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import { aboutSecret, askService, serviceOf } from './ask-service.ts';
import { dropCaptcha, keepCaptcha, type SeenCaptcha, seeCaptcha, tryCaptcha } from './contract.ts';
import { type CaptchaRow, captchaOf, deleteCaptcha, writeCaptcha } from './store.ts';
import { judgeTrial, madeUpAnswer } from './try-service.ts';
import { widgetOf } from './widgets.ts';

function present({ seal }: Services, workspace: string, row: CaptchaRow | null): SeenCaptcha {
  if (row === null) return { service: null, secret: 'none', changedAt: null, changedBy: null };
  const secret = seal.open(row.secret, aboutSecret(workspace)) === null ? 'lost' : 'kept';
  return { service: row.service, secret, changedAt: row.changedAt.toISOString(), changedBy: row.changedBy };
}

const secretNeeded = refuse('captcha-secret-needed', 'No secret was given for this service.', {
  next: 'Type the secret that the service shows beside the site key.',
});
const noService = refuse('captcha-built-in', 'No service of others is used, so there is none to try.', {
  kind: 'not-found',
  next: 'Choose one and keep it first; the built-in check needs no trial.',
});

export const routes = [
  serve(seeCaptcha, async (services, { caller: { workspaceId } }) =>
    present(services, workspaceId, await serviceOf(services, workspaceId)),
  ),

  serve(keepCaptcha, async (services, { caller, body: { service, secret }, now }) => {
    const { workspaceId } = caller;
    const { records, seal, outbound } = services;
    const { verify } = widgetOf(service);
    const bad = outbound.check(verify);
    if (isRefusal(bad)) return bad;
    return records.inWorkspace(workspaceId, async (tx) => {
      const before = await captchaOf(tx);
      // A kept secret is for the service it was given for: nobody may have it sent to another address.
      const same = before !== null && widgetOf(before.service).verify === verify ? before.secret : null;
      const sealed = secret === undefined ? same : seal.close(secret, aboutSecret(workspaceId));
      if (sealed === null) return secretNeeded;
      await writeCaptcha(tx, workspaceId, {
        service,
        secret: sealed,
        changedAt: now,
        changedBy: caller.name,
      });
      await note(tx, caller, { verb: 'write', noun: 'captcha', subject: service.kind });
      return present(services, workspaceId, await captchaOf(tx));
    });
  }),

  serve(tryCaptcha, async (services, { caller: { workspaceId } }) => {
    const row = await serviceOf(services, workspaceId);
    if (row === null) return noService;
    const said = await askService(services, workspaceId, row, madeUpAnswer);
    return isRefusal(said) ? said : { outcome: judgeTrial(said), ...said };
  }),

  serve(dropCaptcha, (services, { caller }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      await deleteCaptcha(tx);
      await note(tx, caller, { verb: 'write', noun: 'captcha', subject: 'built in' });
      return present(services, caller.workspaceId, null);
    }),
  ),
];
