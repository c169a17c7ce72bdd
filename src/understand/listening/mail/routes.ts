import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { type Services, serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import { keepMail, type SeenMailSettings, seeMail, tryMail } from './contract.ts';
import { aboutGateway, aboutPassword, sendMail } from './send-mail.ts';
import { type MailRow, mailOf, writeMail } from './store.ts';

type Held = SeenMailSettings['password'];

function present({ seal }: Services, workspace: string, row: MailRow | null): SeenMailSettings {
  const held = (sealed: string | null | undefined, about: string): Held =>
    sealed == null ? 'none' : seal.open(sealed, about) === null ? 'lost' : 'kept';
  return {
    settings: row?.settings ?? null,
    password: held(row?.password, aboutPassword(workspace)),
    gatewayKey: held(row?.gatewayKey, aboutGateway(workspace)),
    changedAt: row?.changedAt.toISOString() ?? null,
    changedBy: row?.changedBy ?? null,
  };
}

export const routes = [
  serve(seeMail, async (services, { caller: { workspaceId } }) =>
    present(services, workspaceId, await services.records.inWorkspace(workspaceId, mailOf)),
  ),

  serve(keepMail, async (services, { caller, body, now }) => {
    const { workspaceId } = caller;
    const { records, seal, outbound } = services;
    const { password, gatewayKey, ...settings } = body;
    const place = await outbound.place(settings.host, settings.port);
    // A host that does not answer its name now may do so later; one that leads inside is refused here already.
    if (isRefusal(place) && place.refused === 'address-refused') return place;
    const bad = settings.gateway === undefined ? undefined : outbound.check(settings.gateway);
    if (bad !== undefined) return bad;
    return records.inWorkspace(workspaceId, async (tx) => {
      const before = await mailOf(tx);
      // A kept password is for the server it was given for: nobody may point it at another one.
      const elsewhere = before !== null && before.settings.host !== settings.host;
      if (elsewhere && before.password !== null && password === undefined) {
        return refuse('password-again', 'The password was given for another mail server.', {
          next: 'Type the password of the new one.',
        });
      }
      const otherGateway = before !== null && before.settings.gateway !== settings.gateway;
      const kept = (given: string | undefined, old: string | null | undefined, about: string) =>
        given === undefined ? (old ?? null) : given === '' ? null : seal.close(given, about);
      await writeMail(tx, workspaceId, {
        settings,
        password: kept(password, before?.password, aboutPassword(workspaceId)),
        gatewayKey: kept(gatewayKey, otherGateway ? null : before?.gatewayKey, aboutGateway(workspaceId)),
        changedBy: caller.name,
        at: now,
      });
      await note(tx, caller, { verb: 'write', noun: 'mail', subject: settings.host });
      return present(services, workspaceId, await mailOf(tx));
    });
  }),

  serve(tryMail, async (services, { caller, body: { to } }) => {
    const answer = await sendMail(services, caller.workspaceId, {
      to,
      subject: 'Sirius: mail works',
      text: 'This mail was sent from Sirius to see whether the settings work. They do.\n',
    });
    return isRefusal(answer) ? answer : { sent: true as const, server: answer };
  }),
];
