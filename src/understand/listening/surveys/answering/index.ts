import { sendCodeMail } from '../../mail/index.ts';
import { commands } from './commands.ts';
import { expires } from './expire.ts';
import { forgets } from './forget.ts';
import { pagesWith } from './pages.ts';
import { type Ports, usualPorts } from './ports.ts';
import { routesWith } from './routes.ts';
import { onStart } from './sweep.ts';

/** Answering surveys: addresses, sessions, rules, quotas, and answers that become moments. */
export const answeringWith = (ports: Ports) => ({
  routes: routesWith(ports),
  commands,
  pages: pagesWith(ports),
  onStart,
  forgets,
  expires,
});

export const answering = answeringWith({ ...usualPorts, sendCode: sendCodeMail });

export { importAnswers } from './import-answers.ts';
export { linkPaths, makeLinks } from './make-links.ts';
export type { CodeMail, Ports } from './ports.ts';
