import { z } from 'zod';
import { href } from '../../../web/address.ts';

/** What the map, the paths and the lists share: whom we look at, and whether missed promises are walked. */
export interface Seen {
  readonly where?: string | undefined;
  /** 'all' = all kinds of journey together; without it, and without a filter, one kind is opened. */
  readonly kinds?: string | undefined;
  readonly promises?: string | undefined;
}

/** The people behind a number: the same filter plus what the number counted. */
export function peopleTo(seen: Seen, what: Readonly<Record<string, string>>): string {
  return href('/journeys/people', { where: seen.where, promises: seen.promises, ...what });
}

export const episodeTo = (episode: string, customer?: string): string =>
  href(`/journeys/episodes/${encodeURIComponent(episode)}`, { customer });

export const customerTo = (customer: string): string => `/journeys/customers/${encodeURIComponent(customer)}`;

/** What stands in the address of the map. */
export const mapAddress = z.object({
  where: z.string().optional(),
  kinds: z.string().optional(),
  /** Share of episodes whose whole path is drawn. */
  paths: z.string().optional(),
  metric: z.string().optional(),
  promises: z.string().optional(),
  step: z.string().optional(),
});
export type MapAddress = z.output<typeof mapAddress>;
