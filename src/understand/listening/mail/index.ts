import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { codeMail } from './code-mail.ts';
import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';
import { sendMail } from './send-mail.ts';

/** How mail and short messages leave the company. */
export const mail = { routes, commands, policy };

/** Sends a code that proves an address; null = it is on its way. What bounds how many are sent is the asker's. */
export async function sendCodeMail(
  services: Services,
  workspace: string,
  asked: { to: string; code: string; language: string },
): Promise<Refusal | null> {
  const sent = await sendMail(services, workspace, { to: asked.to, ...codeMail(asked.code, asked.language) });
  return isRefusal(sent) ? sent : null;
}

export { mostTries, type Outcome, waitBefore } from './judge-outcome.ts';
export { isGone, readReport } from './read-report.ts';
export { openSender, type Sender, sendShort } from './send-mail.ts';
export { mailOf } from './store.ts';
