import { z } from 'zod';
import { journeys, type Noun } from './stories/facts.ts';

/** What is read of an import's mapping: the column that names its episodes, and literal attributes. */
const ownShape = z.object({
  episode: z.unknown().optional(),
  attributes: z.record(z.string(), z.unknown()).optional(),
});
export const namingShape = ownShape.extend({ tables: z.record(z.string(), ownShape).optional() });
export type Naming = z.infer<typeof ownShape>;

/** A mapping's own naming, and those of its tables where they tell of different kinds of journey. */
export function namingsIn(mapping: z.infer<typeof namingShape>): Naming[] {
  const { tables = {}, ...whole } = mapping;
  const own = Object.values(tables).filter((table) => table.episode !== undefined);
  return whole.episode === undefined && own.length > 0 ? own : [whole, ...own];
}

const inSpanish: Readonly<Record<string, string>> = {
  order: 'pedidos',
  repair: 'reparaciones',
  bill: 'facturas',
  invoice: 'facturas',
  case: 'casos',
  ticket: 'tickets',
  booking: 'reservas',
  claim: 'siniestros',
  contract: 'contratos',
  visit: 'visitas',
  request: 'solicitudes',
  application: 'solicitudes',
  trip: 'viajes',
  stay: 'estancias',
};

/** `orders.order_id` → orders. null when the column's name says nothing. */
export function nounOfColumn(column: unknown): Noun | null {
  if (typeof column !== 'string') return null;
  const name = column.split('.').at(-1) ?? '';
  const [, one] = /^([a-z]{3,20})[ _-]?(?:id|nr|no|number|key|ref)$/i.exec(name) ?? [];
  if (one === undefined) return null;
  const word = one.toLowerCase();
  const many = /[^aeiou]y$/.test(word)
    ? `${word.slice(0, -1)}ies`
    : /(?:s|x|ch|sh)$/.test(word)
      ? `${word}es`
      : `${word}s`;
  return { en: many, es: inSpanish[word] ?? journeys.es };
}

export interface Named {
  readonly noun: Noun;
  /** The noun alone says which kind of journey is meant. */
  readonly alone: boolean;
}

/**
 * What people call an episode: the mapping says it ("order_id"). With several kinds of journey, the mapping whose literal
 * attribute names the kind decides; without one, they are journeys.
 */
export function nameEpisodes(namings: readonly Naming[]): (journey: string) => Named {
  return (journey) => {
    const fitting =
      journey === ''
        ? namings
        : namings.filter(({ attributes }) => Object.values(attributes ?? {}).includes(journey));
    const nouns = new Map(
      fitting.map(({ episode }) => nounOfColumn(episode)).map((noun) => [noun?.en ?? '', noun]),
    );
    const [only] = [...nouns.values()];
    if (nouns.size !== 1 || only === null || only === undefined) return { noun: journeys, alone: false };
    return { noun: only, alone: true };
  };
}
