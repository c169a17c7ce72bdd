import { sendCodeMail } from '../../mail/index.ts';
import { forgets } from './forget.ts';
import { pagesWith } from './pages.ts';
import { type Ports, withoutPorts } from './ports.ts';
import { routesWith } from './routes.ts';
import { onStart } from './sweep.ts';

/** Answering surveys: addresses, sessions, rules, quotas, and answers that become moments. */
export const answeringWith = (ports: Ports) => ({
  routes: routesWith(ports),
  pages: pagesWith(ports),
  onStart,
  forgets,
});

export const answering = answeringWith({ ...withoutPorts, sendCode: sendCodeMail });

export type { Move } from './kept.ts';
export { linkPaths, makeLinks } from './make-links.ts';
export type { CodeMail, Ports } from './ports.ts';
export { settle } from './settle.ts';
