import type { Api } from '../cli/command.ts';
import type { CastMember } from './access/contract.ts';
import type { Services } from './serve.ts';

/** What the demo company's generator works with when it fills an empty house. */
export interface Furnishing {
  /** As the local administrator, who may do everything. */
  readonly api: Api;
  /** As one of the cast, with their roles only: so that one decides and another approves. */
  apiAs(personId: string): Api;
  readonly services: Services;
  readonly workspaceId: string;
  /** Moves the company's clock; null = the machine's time. */
  setClock(now: Date | null): Promise<void>;
  progress(line: string): void;
}

/** The demo company: `examples/telecom/index.ts` exports one as `demoCompany`. */
export interface DemoCompany {
  readonly name: string;
  readonly cast: readonly CastMember[];
  /** Told before the stores are opened that an empty house will be furnished: what needs no house can begin. */
  begin?(): void;
  /** Generates and imports everything; called once on an empty house. */
  furnish(given: Furnishing): Promise<void>;
  /** Lives on to a later day: makes what happens to customers until then, and moves the clock there. */
  advance(given: Furnishing, to: Date): Promise<void>;
}
