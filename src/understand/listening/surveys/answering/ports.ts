import type { Refusal } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { sendCodeMail } from '../../mail/index.ts';
import { type Entrance, isPerson } from '../captcha/index.ts';
import type { Move } from './kept.ts';

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
  /** Whether this proof that no program answers is good for the session that is to begin; a refusal says why it cannot be told. */
  readonly isPerson: (
    services: Services,
    entrance: Entrance,
    proof: string,
    by: Move['by'],
  ) => Promise<boolean | Refusal>;
}

/** As the house is: codes go out by the company's own mail, programs are kept out by work or by the company's service. */
export const usualPorts: Ports = { sendCode: sendCodeMail, isPerson };
