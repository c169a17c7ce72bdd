import type { z } from 'zod';
import type { observationDraft } from '../../../src/understand/listening/observations/draft.contract.ts';

type Draft = z.input<typeof observationDraft>;

/** What people of Vela saw where customers are served, each with an id made on the phone it was written on. */
export const observed: readonly { readonly id: string; readonly by: string; readonly draft: Draft }[] = [
  {
    id: '5e1f0c52-6d1e-4b1a-9a52-0f6a3c1b7001',
    by: 'carla',
    draft: {
      kind: 'gemba',
      at: '2026-10-14T08:20:00Z',
      step: 'Repaired',
      function: 'Field',
      place: 'a kitchen in Coast',
      saw: 'The technician opened the wall, looked for the splice that the order names, and drove back to the depot: it was never reserved.',
      said: 'So you came to tell me you will come again.',
      means: 'The van is the most expensive place to find out that a part is missing.',
      feeling: 'disappointment',
      effort: 'high',
      waste: ['rework', 'waiting'],
      language: 'en',
      signed: true,
    },
  },
  {
    id: '5e1f0c52-6d1e-4b1a-9a52-0f6a3c1b7002',
    by: 'farid',
    draft: {
      kind: 'note',
      at: '2026-10-19T15:05:00Z',
      step: 'Ask about bill',
      function: 'Service',
      channel: 'phone',
      saw: 'She had the offer and the bill side by side and read both numbers to me before I could ask for hers.',
      said: 'I only want to know which of the two is true.',
      feeling: 'confusion',
      waste: ['repeat contact'],
      language: 'en',
    },
  },
  {
    id: '5e1f0c52-6d1e-4b1a-9a52-0f6a3c1b7003',
    by: 'greta',
    draft: {
      kind: 'safari',
      at: '2026-10-21T11:40:00Z',
      step: 'Visit planned',
      function: 'Planning',
      saw: 'I ordered a line as a customer would. The page promised Thursday; the confirmation said Friday; nobody told me why.',
      means: 'Planning moves the day after the page has already promised it.',
      effort: 'high',
      waste: ['quality gap'],
    },
  },
  {
    id: '5e1f0c52-6d1e-4b1a-9a52-0f6a3c1b7004',
    by: 'ines',
    draft: {
      kind: 'gemba',
      at: '2026-10-27T09:10:00Z',
      step: 'Repaired',
      function: 'Field',
      place: 'a small shop in West',
      saw: 'The technician phoned twenty minutes before, was on time, and explained what he did while the owner served customers.',
      said: 'Así da gusto, me ha llamado antes y no he tenido que cerrar.',
      feeling: 'relief',
      effort: 'low',
      language: 'es',
      signed: true,
    },
  },
];
