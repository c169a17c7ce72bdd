import type { StarterSet } from '../taxonomy.contract.ts';
import bank from './bank.json' with { type: 'json' };
import publicService from './public-service.json' with { type: 'json' };
import shop from './shop.json' with { type: 'json' };
import telecom from './telecom.json' with { type: 'json' };

// TypeScript reads "en" | "es" in a JSON file as any string; the test holds each file to its shape.
const asSet = (file: unknown) => file as StarterSet;

/** The taxonomies a company may start from. */
export const starters: readonly StarterSet[] = [telecom, bank, shop, publicService].map(asSet);
