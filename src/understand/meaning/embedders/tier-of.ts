import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { fullTierOf, lightTierOf, type Tier } from '../../../instruments/language/vectors/tiers.ts';
import { lightTier } from '../light-table.ts';

/** What themes are found and read with: the light tier alone, or beside the encoder that a company chose. */
export const tierOf = (encoder: Embedder | null): Tier =>
  encoder === null ? lightTierOf(lightTier()) : fullTierOf(lightTier(), encoder);
