import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';

/** A code on its way to an address. */
export interface CodeMail {
  readonly to: string;
  readonly code: string;
  readonly language: string;
  readonly survey: string;
}

/** What answering needs of others, put in where the house is composed. */
export interface Ports {
  /** Sends the code; resolves when the mail is on its way. */
  readonly sendCode: (services: Services, workspace: string, mail: CodeMail) => Promise<Refusal | null>;
  /** Whether this proof that no program answers is good. */
  readonly isPerson: (services: Services, workspace: string, proof: string) => Promise<boolean>;
}

/** A house without mail and without a check against programs: what asks for either lets nobody in. */
export const withoutPorts: Ports = {
  sendCode: async () =>
    refuse('no-mail', 'This company has not set up sending mail.', {
      next: 'An administrator can set it up; until then no survey can ask for a proven address.',
      kind: 'away',
    }),
  isPerson: async () => false,
};
