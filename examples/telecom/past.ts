import type { Claim } from '../../src/align/contributions/claim.contract.ts';

/** A decision of the past: who wrote it, when, and who approved it. */
export interface PastDecision {
  readonly title: string;
  readonly author: string;
  readonly written: string;
  /** null = still waiting for an approver. */
  readonly approved: string | null;
  readonly claim: Claim;
}

const none = (noneBecause: string) => ({ noneBecause });

export const pastDecisions: readonly PastDecision[] = [
  {
    // The one that worked: begun in two regions, so that the others can be compared with.
    title: 'Announce the bill by text',
    author: 'david',
    written: '2025-12-04',
    approved: '2025-12-11',
    claim: {
      segment: 'all customers in North and South',
      step: 'Ask about bill',
      affected: 'customers whose half-yearly bill differs from the one before',
      direction: 'lower',
      size: 0.04,
      measure: { kind: 'share', of: 'step="Ask about bill"', where: 'journey=Bill,region=North|South' },
      compareWith: 'journey=Bill,region=East|West|Coast',
      startsOn: '2026-01-15',
      checkOn: '2026-07-15',
      because: 'a text two days before says the amount and what changed, so the bill is no surprise',
      notice: 'they read why the amount differs before the bill comes, and need not call',
      employees: [
        {
          function: 'Service',
          people: 64,
          effect: 'fewer calls that only read a bill aloud; agreed with the team on 2 December',
        },
      ],
      suppliers: none('the text gateway is under contract'),
      investors: { effect: '€ 0.04 a text, about 9,000 fewer calls a year' },
      community: none('no new traffic or sites'),
    },
  },
  {
    title: 'New greeting script on the phone',
    author: 'ines',
    written: '2026-02-05',
    approved: '2026-02-19',
    claim: {
      segment: 'all customers with a repair',
      step: 'Report fault',
      affected: 'customers who call because something is broken',
      direction: 'raise',
      size: 4,
      measure: { kind: 'score', metric: 'recommend', stat: 'nps', where: 'journey=Repair' },
      startsOn: '2026-03-01',
      checkOn: '2026-09-01',
      because: 'agents greet by name and say what happens next within the first minute',
      notice: 'they hear their own name and the next step before they have told the fault',
      employees: [
        { function: 'Service', people: 64, effect: 'half a day of training each; the old script is dropped' },
      ],
      suppliers: none('nobody outside is involved'),
      investors: { effect: '€ 18 k of training' },
      community: none('it changes only calls'),
    },
  },
  {
    title: 'Two-person crews for repairs in the West',
    author: 'carla',
    written: '2026-06-03',
    approved: '2026-06-17',
    claim: {
      segment: 'households and shops in the West',
      step: 'Repaired',
      affected: 'customers in the West whose line is repaired at home',
      direction: 'raise',
      size: 0.3,
      measure: { kind: 'score', metric: 'recommend', stat: 'mean', where: 'journey=Repair,region=West' },
      compareWith: 'journey=Repair,region=East',
      startsOn: '2026-07-01',
      checkOn: '2026-10-15',
      because: 'two people finish ladders and cellars in one visit where one had to come back',
      notice: 'the repair is over in one visit and somebody explains it while the other works',
      employees: [
        {
          function: 'Field',
          people: 22,
          effect: 'less lifting alone; the early shift starts half an hour sooner',
        },
      ],
      suppliers: { effect: 'one contractor lends four people' },
      investors: { effect: '€ 210 k a year' },
      community: none('the same vans on the road'),
    },
  },
  {
    // Waits for an approver on the demo's first day.
    title: 'Confirm the price in writing before a visit is planned',
    author: 'sofia',
    written: '2026-10-28',
    approved: null,
    claim: {
      segment: 'customers who order a bundle',
      step: 'Price confirmed',
      affected: 'about a quarter of those who order a bundle and never get the price in writing',
      direction: 'lower',
      size: 0.1,
      measure: {
        kind: 'share',
        of: 'step="Ask about bill"',
        where: '"journey"="Order to first bill",product=bundle',
      },
      startsOn: '2026-11-15',
      checkOn: '2027-03-15',
      because:
        'Planning can only open an order that carries the confirmed price, so nobody is left without it',
      notice:
        'a message with the exact first bill on the day they order, and a first bill that says the same',
      employees: [
        {
          function: 'Sales',
          people: 90,
          effect: 'one more screen per bundle; the chase for missing forms on Fridays ends',
        },
        { function: 'Service', people: 64, effect: 'fewer calls about first bills' },
      ],
      suppliers: none('shops are our own'),
      investors: { effect: '€ 60 k once for the change in the order system' },
      community: none('paper is not used'),
    },
  },
];

/** Work that nobody has tied to a customer yet, as such lists look. */
export const work = `title,function,cost,currency,finding,decision
Project Polaris: new store tablets,Sales,1400000,EUR,,
Average handling time below 240 seconds,Service,0,EUR,,
Move the depot to the ring road,Logistics,820000,EUR,,
Rename the tariffs,Marketing,150000,EUR,,
Second approval for spare parts above 40 euros,Finance,0,EUR,,
`;
