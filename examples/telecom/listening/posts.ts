import type { Item } from '../../../src/understand/listening/items/contract.ts';
import type { Sheet } from '../../../src/understand/listening/posts/sheet.contract.ts';
import { chance } from '../random.ts';
import { comment } from '../verbatims.ts';
import type { Repaired } from './asked.ts';

/** What stands on the programme sheet of Vela's listening posts. */
export const sheets = {
  app: {
    owner: 'Inés Duarte',
    purpose: 'What customers write under “Tell us” in the app while something is still going on',
    legalBasis: 'Contract: they ask for help with their own line',
    coverage: 'Customers with the app, about two thirds; the button stands beside every order and repair',
    languages: ['en', 'es'],
    retentionDays: 730,
    actionability: 'person',
    holes: 'Seniors without the app; whoever gave up before writing.',
    expectedHours: 72,
  },
  chat: {
    owner: 'Farid Haddad',
    purpose: 'Chats of the help centre, the customer’s turns and ours apart',
    languages: ['en', 'es'],
  },
  reviews: {
    owner: 'Emma Roth',
    purpose: 'What people tell others in the app stores',
    legalBasis: 'Legitimate interest: written in public, nobody is identified',
    coverage: 'About one user in four hundred writes one',
    actionability: 'group',
  },
} satisfies Record<string, Partial<Sheet>>;

/** What some customers wrote in the app while their repair was on its way. */
export function appFeedback(seed: number, repaired: readonly Repaired[]): Item[] {
  return repaired.flatMap(({ repair, who, at, wasMissed }) => {
    const c = chance(seed, 'app', repair);
    if (!c.happens(wasMissed ? 0.3 : 0.05)) return [];
    const text = comment(c, who.language, [wasMissed ? 'missed visit' : 'good visit']);
    if (text === '') return [];
    return [
      {
        id: `app-${repair}`,
        moments: [
          {
            kind: 'voice',
            customer: who.id,
            episode: repair,
            step: 'Told us in the app',
            function: 'Service',
            channel: 'app',
            at: new Date(at - c.between(1, 8) * 3_600_000).toISOString(),
            text,
            language: who.language,
          },
        ],
      } satisfies Item,
    ];
  });
}
