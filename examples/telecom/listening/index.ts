import { Readable } from 'node:stream';
import type { Furnishing } from '../../../src/server/demo-company.ts';
import { createDistribution } from '../../../src/understand/listening/invitations/contract.ts';
import { writeObservation } from '../../../src/understand/listening/observations/contract.ts';
import { addPost, pausePost, sendItems } from '../../../src/understand/listening/posts/contract.ts';
import {
  createSurvey,
  publishSurvey,
  saveSurvey,
} from '../../../src/understand/listening/surveys/contract.ts';
import { importResponses } from '../../../src/understand/listening/surveys/exchange/exchange.contract.ts';
import { importPeople } from '../../../src/understand/people/customers/contract.ts';
import { changePanel, refreshPanel, setPanel } from '../../../src/understand/people/panels/contract.ts';
import { putSegment } from '../../../src/understand/people/segments/contract.ts';
import type { Company } from '../generate.ts';
import { lateRepairs, type Repaired } from './asked.ts';
import { observed } from './observed.ts';
import { customerTable } from './people.ts';
import { appFeedback, sheets } from './posts.ts';
import { answersAfterRepair, letters } from './surveys.ts';

/** What the customer table knows of those who were asked. */
async function know(given: Furnishing, seed: number, repaired: readonly Repaired[]): Promise<void> {
  const rows = customerTable(seed, repaired);
  if (rows.length > 0) await given.api.ask(importPeople, { body: { rows, source: 'customer table' } });
}

/** The segments, and the people who are asked again and again; once everybody's journeys are there. */
export async function group(given: Furnishing, company: Company): Promise<void> {
  const ines = given.apiAs('ines');
  const why = 'Sales and Finance drew the same line in the plan for 2027';
  await ines.ask(putSegment, {
    body: { name: 'Growing households', rule: 'segment=growing household', why, core: true },
  });
  await ines.ask(putSegment, {
    body: { name: 'Shops in the West', rule: 'segment=small business, region=West' },
  });
  const { id } = await given.api.ask(changePanel, { body: { panel: 'Customer council' } });
  const params = { panel: id };
  await given.api.ask(setPanel, {
    params,
    body: {
      purpose: 'Twice a year: is this still what you need?',
      segment: 'Growing households',
      target: 24,
    },
  });
  await given.api.ask(refreshPanel, { params, body: { seed: company.seed } });
}

/** What customers and employees are asked, and what came back. */
async function askThem(given: Furnishing, seed: number, repaired: readonly Repaired[]): Promise<void> {
  const ines = given.apiAs('ines');
  const begun = await ines.ask(createSurvey, { body: { template: 'resolved' } });
  const params = { id: begun.id };
  const about = { step: 'Answered after a repair', function: 'Field' };
  const definition = { ...begun.draft, title: { en: 'After a repair', es: 'Tras una reparación' }, about };
  const made = await ines.ask(saveSurvey, { params, body: { definition, revision: begun.revision } });
  await ines.ask(publishSurvey, { params, body: { revision: made.revision } });
  const answers = answersAfterRepair(seed, repaired);
  const query = { name: 'after-a-repair.csv' };
  await ines.upload(importResponses, { params, query }, Readable.from([Buffer.from(answers)]));
  await ines.ask(createDistribution, {
    body: {
      survey: made.id,
      settings: {
        name: 'Two days after each repair',
        channel: 'email',
        sampling: { kind: 'all' },
        firstQuestion: true,
        audience: { kind: 'moment', step: 'Repaired', afterHours: 48, where: '' },
        letters,
        reminders: [{ afterDays: 5 }],
        goodForDays: 30,
        holdOut: 0.1,
      },
    },
  });
  const pulse = await ines.ask(createSurvey, { body: { template: 'employee-pulse' } });
  await ines.ask(publishSurvey, { params: { id: pulse.id }, body: { revision: pulse.revision } });
  await given.apiAs('emma').ask(createSurvey, { body: { template: 'nps', title: 'Once a year' } });
}

/** Where Vela listens without asking, and what its own people saw. */
async function overhear(given: Furnishing, seed: number, repaired: readonly Repaired[]): Promise<void> {
  const ines = given.apiAs('ines');
  const app = await ines.ask(addPost, {
    body: {
      kind: 'rest',
      name: 'Tell us, in the app',
      sheet: sheets.app,
    },
  });
  const items = appFeedback(seed, repaired);
  if (items.length > 0) await ines.ask(sendItems, { params: { post: app.id }, body: { items } });
  await ines.ask(addPost, {
    body: {
      kind: 'webhook',
      name: 'Chats of the help centre',
      sheet: sheets.chat,
    },
  });
  const reviews = await ines.ask(addPost, {
    body: { kind: 'reviews', name: 'App stores', sheet: sheets.reviews },
  });
  await ines.ask(pausePost, { params: { post: reviews.id } });
  for (const { id, by, draft } of observed) {
    await given.apiAs(by).ask(writeObservation, { params: { observation: id }, body: draft });
  }
}

/**
 * Vela asks, listens and knows its customers: what the screens of listening and of people show in the demo. It comes before the
 * exports, so that journeys are derived once from all of it.
 */
export async function listen(given: Furnishing, company: Company): Promise<void> {
  given.progress('Asking customers, listening to them, and writing down what was seen');
  const repaired = lateRepairs(company);
  await Promise.all([know, askThem, overhear].map((part) => part(given, company.seed, repaired)));
}
