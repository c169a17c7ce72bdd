import { chance } from './random.ts';

export type Segment = 'growing household' | 'single' | 'small business' | 'senior';
export type Region = 'North' | 'South' | 'East' | 'West' | 'Coast';

/** A customer of the invented company. Facts that are fixed before any journey begins. */
export interface Person {
  readonly id: string;
  readonly segment: Segment;
  readonly region: Region;
  readonly language: 'en' | 'es';
  readonly since: string;
  /** How easily this person is pleased; shared by all their answers. */
  readonly mood: number;
}

export function person(seed: number, number: number): Person {
  const c = chance(seed, 'person', number);
  const region = c.weighted({ North: 0.22, South: 0.24, East: 0.2, West: 0.18, Coast: 0.16 });
  return {
    id: `C${String(number).padStart(5, '0')}`,
    segment: c.weighted({ 'growing household': 0.36, single: 0.3, 'small business': 0.12, senior: 0.22 }),
    region,
    language: c.happens(0.28) ? 'es' : 'en',
    since: String(2012 + Math.floor(c.unit() * 13)),
    // Old cables on the coast: everything feels a little worse there, whoever comes to the door (the confounder).
    mood: c.normal(region === 'Coast' ? -0.9 : 0, 0.7),
  };
}
