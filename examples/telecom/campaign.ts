import type { Person } from './people.ts';
import { chance } from './random.ts';

/**
 * The planted campaign: in June 2026 a consumers' association hands out a text against the charge for bills on paper, and
 * four in ten of those who answer the survey of their bill paste it, each with their own name and number; some add a line.
 */
const month = 2026 * 12 + 5;
const share = 0.4;

const names = {
  en: ['Ruth', 'Omar', 'Grace', 'Walter', 'Nora', 'Felix', 'Joan', 'Victor'],
  es: ['Carmen', 'Julio', 'Rosa', 'Pablo', 'Elena', 'Andrés', 'Pilar', 'Tomás'],
} as const;
const families = {
  en: ['Hale', 'Brook', 'Carver', 'Dunn', 'Frost', 'Marsh', 'Pike', 'Stone'],
  es: ['Vega', 'Campos', 'Rubio', 'Santos', 'Molina', 'Ibarra', 'Nieto', 'Prado'],
} as const;

const texts = {
  en: (who: string, number: string) =>
    `My name is Mr ${who}, customer number ${number}. From July on you want two euros for every bill on paper. I never agreed to this when I signed my contract, many of us have no computer at home, and I ask you to take this charge back at once.`,
  es: (who: string, number: string) =>
    `Me llamo ${who}, número de cliente ${number}. A partir de julio quieren cobrar dos euros por cada factura en papel. No lo acepté cuando firmé mi contrato, muchos de nosotros no tenemos ordenador en casa, y les pido que retiren este cobro de inmediato.`,
} as const;
const tails = {
  en: ['', '', '', ' The consumers’ association knows of this.', ' We are many!'],
  es: ['', '', '', ' La asociación de consumidores está informada.', ' ¡Somos muchos!'],
} as const;

/** What this person pastes instead of words of their own; null = they write what they like. */
export function pastedComplaint(
  seed: number,
  customer: number,
  billed: number,
  { language }: Person,
): string | null {
  if (billed !== month) return null;
  const c = chance(seed, 'paper bill', customer);
  if (!c.happens(share)) return null;
  const who = `${c.pick(names[language])} ${c.pick(families[language])}`;
  const number = String(400_000 + Math.floor(c.unit() * 99_999));
  return texts[language](who, number) + c.pick(tails[language]);
}
