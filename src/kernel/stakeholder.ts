/** The groups of people a company listens to, each apart: what one group says never counts as another's. */
export const stakeholders = ['customer', 'employee', 'supplier', 'investor', 'community'] as const;
export type Stakeholder = (typeof stakeholders)[number];

/** Groups whose single members are shown to nobody: a score of several of them is all there is to see. */
export const isOnlyToldInGroups = (group: Stakeholder): boolean => group === 'employee';

/** Under this name the moments store knows a person's group; no table can bring an attribute of such a name. */
export const groupFact = '=stakeholder';

/** How somebody is called who answered without a name; the group they answered as stands in it. */
export const anonymousName = (group: Stakeholder, key: string): string =>
  group === 'customer' ? `anon:${key}` : `anon:${group}:${key}`;

/** The group a name without a person tells; customers' unless it says another. */
export function groupOfName(name: string): Stakeholder {
  const [, group] = /^anon:([a-z]+):/.exec(name) ?? [];
  return stakeholders.find((each) => each === group) ?? 'customer';
}

/** How a survey says whom it asks, and which group that is. */
export const groupsAsked = {
  customers: 'customer',
  employees: 'employee',
  suppliers: 'supplier',
  investors: 'investor',
  community: 'community',
} as const satisfies Readonly<Record<string, Stakeholder>>;
