/**
 * What customers and companies speak of. A thing is also an object of its own; a doing only leads to steps. Strength: how
 * much one mention says about where it happened ("I called" is said of anything).
 */
export const topics = [
  { id: 'bill', thing: true, strength: 1 },
  { id: 'price', thing: true, strength: 0.8 },
  { id: 'payment', thing: true, strength: 1 },
  { id: 'refund', thing: true, strength: 1 },
  { id: 'contract', thing: true, strength: 1 },
  { id: 'part', thing: true, strength: 1 },
  { id: 'device', thing: true, strength: 0.5 },
  { id: 'connection', thing: true, strength: 0.4 },
  { id: 'app', thing: true, strength: 0.9 },
  { id: 'website', thing: true, strength: 0.9 },
  { id: 'parcel', thing: true, strength: 1 },
  { id: 'product', thing: true, strength: 0.5 },
  { id: 'card', thing: true, strength: 1 },
  { id: 'account', thing: true, strength: 0.8 },
  { id: 'document', thing: true, strength: 0.9 },
  { id: 'survey', thing: true, strength: 1.2 },
  { id: 'message', thing: true, strength: 0.3 },
  { id: 'shop', thing: true, strength: 0.6 },
  { id: 'visit', thing: false, strength: 0.7 },
  { id: 'appointment', thing: false, strength: 0.6 },
  { id: 'rescheduling', thing: false, strength: 1.3 },
  { id: 'activation', thing: false, strength: 1.2 },
  { id: 'installation', thing: false, strength: 1 },
  { id: 'repair', thing: false, strength: 1 },
  { id: 'delivery', thing: false, strength: 1 },
  { id: 'ordering', thing: false, strength: 0.8 },
  { id: 'returning', thing: false, strength: 1 },
  { id: 'cancellation', thing: false, strength: 1 },
  { id: 'registration', thing: false, strength: 1 },
  { id: 'announcement', thing: false, strength: 1.2 },
  { id: 'contact', thing: false, strength: 0.35 },
  /** A word given and broken, or kept: it leads to whatever was promised in the episode. */
  { id: 'missed promise', thing: false, strength: 1 },
  { id: 'kept promise', thing: false, strength: 1 },
] as const satisfies readonly { id: string; thing: boolean; strength: number }[];
export type TopicId = (typeof topics)[number]['id'];

/** Objects that a voice can be about. */
export const objects: readonly TopicId[] = topics.filter(({ thing }) => thing).map(({ id }) => id);

/** Word patterns (see patterns/matcher.ts) by topic. */
export type TopicWords = Readonly<Partial<Record<TopicId, readonly string[]>>>;
