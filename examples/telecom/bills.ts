import { type Answer, answer, answerCells, answerColumns } from './answer.ts';
import { days, hours, line, stamp } from './calendar.ts';
import { pastedComplaint } from './campaign.ts';
import type { Lever } from './levers.ts';
import { person } from './people.ts';
import { chance } from './random.ts';
import type { Experience } from './verbatims.ts';

export const billColumns = [
  'bill_id',
  'customer_id',
  'segment',
  'region',
  'language',
  'preview_sent_at',
  'bill_sent_at',
  'asked_about_bill_at',
  'paid_at',
  ...answerColumns,
] as const;

/**
 * One half-yearly bill. Planted here: the text that announces the bill (North and South, from 15 January 2026) takes
 * questions about it from 14 % to 9 %: the action that worked.
 */
export function bill(
  seed: number,
  customer: number,
  month: number,
  at: number,
  levers: readonly Lever[],
): string {
  return line(billLived(seed, customer, month, at, levers).cells);
}

/** The same before it is written: the cells, and the answer with what it speaks of. */
export function billLived(
  seed: number,
  customer: number,
  month: number,
  at: number,
  levers: readonly Lever[],
): { readonly cells: (string | number)[]; readonly given: Answer | null } {
  const c = chance(seed, 'bill', customer, month);
  const who = person(seed, customer);
  const sent = at + hours(c.between(0, 60));
  const previewed = levers.some(
    (l) => l.name === 'bill preview' && sent >= l.from && l.regions.includes(who.region),
  );
  const asks = c.happens(previewed ? 0.09 : 0.14);
  const asked = asks ? sent + days(c.between(0.3, 8)) : null;
  const paid = c.happens(0.98) ? sent + days(c.between(2, 21)) : null;
  const lived: Experience[] = asks
    ? ['price surprise']
    : previewed
      ? ['good bill', 'plain']
      : ['plain', 'good bill'];
  if (who.region === 'Coast' && c.happens(0.4)) lived.push('old cables');
  const asks2 = c.happens(0.05);
  const own = asks2 ? answer(c, who, sent + days(12), asks ? -0.8 : 0, lived) : null;
  const pasted = own === null ? null : pastedComplaint(seed, customer, month, who);
  const given: Answer | null =
    own === null || pasted === null ? own : { ...own, text: pasted, of: ['price surprise'], wishes: false };
  return {
    given,
    cells: [
      `B${String(customer).padStart(5, '0')}-${month}`,
      who.id,
      who.segment,
      who.region,
      who.language,
      previewed ? stamp(sent - days(2)) : '',
      stamp(sent),
      stamp(asked),
      stamp(paid),
      ...answerCells(given === null ? null : given.sent, given),
    ],
  };
}
