import type { Services } from './serve.ts';

/** What is older than this is due. */
export interface Due {
  readonly workspaceId: string;
  readonly before: Date;
}

/** A kind of data that a company keeps for so many days and no longer, as the part that keeps it lets it go. */
export interface Expiring {
  /** As rules and the ledger name it. */
  readonly kind: string;
  /** Nobody may set less: other rules rely on it. */
  readonly leastDays: number;
  /** Tables of the records that it removes from; rewritten afterwards, so that nothing of it stays on the disk. */
  readonly tables?: readonly string[];
  /** How much is due; nothing is changed. */
  count(services: Services, due: Due): Promise<number>;
  /** Lets it go and says how much it was. Called again after a kill: what is gone is not there to be let go. */
  letGo(services: Services, due: Due): Promise<number>;
}
