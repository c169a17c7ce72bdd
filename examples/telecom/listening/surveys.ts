import { line } from '../calendar.ts';
import { chance } from '../random.ts';
import { comment } from '../verbatims.ts';
import type { Repaired } from './asked.ts';

/** How Inés asks after a repair; the letter that goes out two days later. */
export const letters = {
  en: {
    subject: 'Does your line work again?',
    text: 'Two days ago our technician said it is repaired. Only you know whether it is. One question.',
  },
  es: {
    subject: '¿Vuelve a funcionar su línea?',
    text: 'Hace dos días nuestro técnico dijo que está reparada. Solo usted sabe si lo está. Una pregunta.',
  },
};

/**
 * Answers to "Is it resolved for you?" in the file that Sirius itself writes. A third answers; where the promised day was
 * missed the line works as well, but the matter is over for fewer of them: addressed is not resolved.
 */
export function answersAfterRepair(seed: number, repaired: readonly Repaired[]): string {
  const header = [
    'sirius_response',
    'sirius_at',
    'sirius_state',
    'sirius_customer',
    'sirius_language',
    'resolved',
    'open',
  ];
  const rows = repaired.flatMap(({ repair, who, at, wasMissed }) => {
    const c = chance(seed, 'resolved', repair);
    if (!c.happens(0.38)) return [];
    const said = c.weighted(
      wasMissed ? { yes: 0.45, partly: 0.3, no: 0.25 } : { yes: 0.84, partly: 0.11, no: 0.05 },
    );
    const when = new Date(at + c.between(49, 80) * 3_600_000).toISOString();
    const open = said === 'yes' ? '' : comment(c, who.language, [wasMissed ? 'missed visit' : 'old cables']);
    return [[`after-${repair}`, when, 'completed', who.id, who.language, said, open]];
  });
  return [header, ...rows].map(line).join('');
}
