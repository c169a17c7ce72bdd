import type { Around, Before } from '../../src/instruments/language/about/around.ts';
import type { Company } from '../../src/instruments/language/about/company.ts';
import { noWords } from '../../src/instruments/language/about/company.ts';
import { billColumns, billLived } from './bills.ts';
import { days } from './calendar.ts';
import { demoCompany } from './generate.ts';
import { orderColumns, orderLived } from './orders.ts';
import { repairColumns, repairLived } from './repairs.ts';
import type { Experience } from './verbatims.ts';

interface Truth {
  /** Any of these is right; none = nothing in particular, and "unknown" is the right answer. */
  readonly steps: readonly string[];
  readonly functions: readonly string[];
  readonly objects: readonly string[];
}
const nothing: Truth = { steps: [], functions: [], objects: [] };
const visit = ['Repaired', 'Installed'];

/** What each thing customers live through is about, in the words of Vela's journeys. */
export const plantedAbout: Readonly<Record<Experience, Truth>> = {
  'missed visit': { steps: visit, functions: ['Field'], objects: ['app', 'message'] },
  'no part': {
    steps: ['Part reserved'],
    functions: ['Logistics'],
    objects: ['part', 'device', 'connection'],
  },
  'moved date': { steps: ['Visit moved'], functions: ['Planning'], objects: ['message', 'connection'] },
  'slow activation': { steps: ['Activated'], functions: ['IT'], objects: ['connection', 'device'] },
  'price surprise': {
    steps: ['First bill', 'Bill sent'],
    functions: ['Finance'],
    objects: ['bill', 'price', 'shop', 'payment', 'contract'],
  },
  'good visit': { steps: visit, functions: ['Field'], objects: ['connection', 'part', 'device'] },
  'good bill': {
    steps: ['Bill sent', 'Bill announced', 'First bill'],
    functions: ['Finance'],
    objects: ['bill', 'price', 'message', 'payment'],
  },
  'asked too early': { steps: ['Survey sent'], functions: ['CX'], objects: ['survey', 'connection'] },
  // The network of a village is no step of anybody's journey.
  'old cables': { ...nothing, objects: ['connection'] },
  plain: nothing,
};

interface Column {
  readonly column: string;
  readonly step: string;
  readonly function: string;
  readonly channel?: string;
  readonly kind?: Before['kind'];
}
const survey: Column = { column: 'survey_sent_at', step: 'Survey sent', function: 'CX', channel: 'e-mail' };
/** The steps of the three journeys, as vela.map.yaml reads them. */
const journeys: Readonly<Record<'orders' | 'repairs' | 'bills', readonly Column[]>> = {
  orders: [
    { column: 'ordered_at', step: 'Place order', function: 'Sales', channel: 'shop' },
    { column: 'credit_checked_at', step: 'Credit check', function: 'Finance' },
    { column: 'price_confirmed_at', step: 'Price confirmed', function: 'Sales' },
    { column: 'visit_planned_at', step: 'Visit planned', function: 'Planning' },
    { column: 'welcome_call_at', step: 'Welcome call', function: 'Marketing', channel: 'phone' },
    { column: 'visited_at', step: 'Installed', function: 'Field', channel: 'visit' },
    { column: 'activated_at', step: 'Activated', function: 'IT' },
    { column: 'first_bill_at', step: 'First bill', function: 'Finance', channel: 'mail' },
    { column: 'asked_about_bill_at', step: 'Ask about bill', function: 'Service', channel: 'phone' },
    survey,
  ],
  repairs: [
    { column: 'reported_at', step: 'Report fault', function: 'Service', channel: 'phone' },
    { column: 'diagnosed_at', step: 'Diagnosed', function: 'Service' },
    { column: 'part_reserved_at', step: 'Part reserved', function: 'Logistics' },
    { column: 'visit_planned_at', step: 'Repair planned', function: 'Planning' },
    { column: 'replanned_at', step: 'Visit moved', function: 'Planning', channel: 'text message' },
    { column: 'repaired_at', step: 'Repaired', function: 'Field', channel: 'visit' },
    survey,
  ],
  bills: [
    {
      column: 'preview_sent_at',
      step: 'Bill announced',
      function: 'Finance',
      channel: 'text message',
      kind: 'told',
    },
    { column: 'bill_sent_at', step: 'Bill sent', function: 'Finance', channel: 'mail' },
    { column: 'asked_about_bill_at', step: 'Ask about bill', function: 'Service', channel: 'phone' },
    { column: 'paid_at', step: 'Bill paid', function: 'Customer' },
    survey,
  ],
};
const columnsOf = { orders: orderColumns, repairs: repairColumns, bills: billColumns } as const;
const promisedBy = { orders: 'Installed', repairs: 'Repaired', bills: null } as const;

/** A comment of the demo company with where it stands, and what it is about in truth. */
export interface PlacedVoice {
  readonly text: string;
  readonly language: 'en' | 'es';
  readonly around: Around;
  readonly of: readonly Experience[];
  /** It ends with a wish, which speaks of things of its own. */
  readonly wishes: boolean;
}

const instant = (cell: string | number | undefined): number | null =>
  cell === undefined || cell === '' ? null : Date.parse(`${String(cell).replace(' ', 'T')}Z`);

/** So many comments of the demo company, a third from each of its journeys. */
export function placedVoices(count: number, seed = demoCompany.seed): PlacedVoice[] {
  const { customers, levers, from } = demoCompany;
  const found: PlacedVoice[] = [];
  const kinds = ['orders', 'repairs', 'bills'] as const;
  for (let i = 0; found.length < count; i++) {
    const kind = kinds[i % 3] ?? 'orders';
    const at = from + days(1 + ((i * 7) % 600));
    const lived =
      kind === 'orders'
        ? orderLived(seed, i, at, customers, levers)
        : kind === 'repairs'
          ? repairLived(seed, i, at, customers, levers)
          : billLived(seed, i % customers, Math.floor(i / customers), at, levers);
    const { given, cells } = lived;
    if (given === null || given.text === '') continue;
    const cell = (name: string) => cells[(columnsOf[kind] as readonly string[]).indexOf(name)];
    const episode = String(cells[0]);
    const before: Before[] = journeys[kind].flatMap(({ column, step, kind: how = 'event' }) => {
      const time = instant(cell(column));
      return time === null || time > given.at ? [] : [{ step, episode, at: time, kind: how, state: '' }];
    });
    const due = instant(cell('visit_promised_for'));
    const step = promisedBy[kind];
    if (step !== null && due !== null) {
      const met = instant(cell(kind === 'orders' ? 'visited_at' : 'repaired_at'));
      const state = met === null ? 'broken' : met <= due ? 'kept' : 'late';
      before.push({ step, episode, at: instant(cell('visit_planned_at')) ?? due, kind: 'promise', state });
    }
    found.push({
      text: given.text,
      language: cell('language') === 'es' ? 'es' : 'en',
      around: {
        step: 'Customer answered',
        episode,
        at: given.at,
        before: before.sort((a, b) => b.at - a.at),
      },
      of: given.of,
      wishes: given.wishes,
    });
  }
  return found;
}

const shares = (columns: readonly Column[]) => Object.fromEntries(columns.map(({ step }) => [step, 1]));

/** Vela's steps, as its records tell them. */
export const velaCompany: Company = {
  steps: [
    ...new Map(
      Object.values(journeys)
        .flat()
        .map((each) => [each.step, each]),
    ).values(),
  ].map(({ step, function: owner, channel }) => ({
    step,
    function: owner,
    channels: channel === undefined ? [] : [channel],
  })),
  families: {
    'Place order': shares(journeys.orders),
    'Report fault': shares(journeys.repairs),
    'Bill sent': shares(journeys.bills.filter(({ kind }) => kind !== 'told')),
  },
  words: noWords,
};

/** Where a text of one of the three journeys would stand: every usual step of it has happened, a promise was missed. */
export function usualPlace(kind: 'orders' | 'repairs' | 'bills'): Around {
  const start = Date.UTC(2026, 2, 1);
  const before: Before[] = journeys[kind]
    .filter(({ column }) => column !== 'part_reserved_at' && column !== 'replanned_at')
    .map(({ step, kind: how = 'event' }, i) => ({
      step,
      episode: 'E',
      at: start + i * days(2),
      kind: how,
      state: '',
    }));
  const promised = promisedBy[kind];
  if (promised !== null)
    before.push({ step: promised, episode: 'E', at: start, kind: 'promise', state: 'late' });
  return {
    step: 'Customer answered',
    episode: 'E',
    at: start + days(60),
    before: before.sort((a, b) => b.at - a.at),
  };
}
