import type { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { sendCodeMail } from '../../mail/index.ts';

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

/** As the house is: codes go out by the company's own mail. An installation's check against programs is put in by itself. */
export const usualPorts: Ports = {
  sendCode: sendCodeMail,
  isPerson: async () => false,
};
