import type { PersonRow } from '../../../src/understand/people/customers/contract.ts';
import { chance } from '../random.ts';
import type { Repaired } from './asked.ts';

const first = {
  en: [
    'Alice',
    'Brian',
    'Chloe',
    'Daniel',
    'Erin',
    'Frank',
    'Grace',
    'Henry',
    'Isla',
    'Jack',
    'Kate',
    'Liam',
  ],
  es: [
    'Alba',
    'Bruno',
    'Carmen',
    'Diego',
    'Elena',
    'Felipe',
    'Gloria',
    'Hugo',
    'Inma',
    'Javier',
    'Lucía',
    'Mateo',
  ],
} as const;
const last = {
  en: ['Archer', 'Bolton', 'Carver', 'Dawson', 'Ellery', 'Fenwick', 'Garland', 'Holt', 'Ingram', 'Kendall'],
  es: ['Arroyo', 'Bravo', 'Castaño', 'Duarte', 'Espejo', 'Fuentes', 'Gallego', 'Heredia', 'Iglesias', 'Luna'],
} as const;
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/** What the customer table of Vela knows of them. Invented people; addresses and numbers are of ranges nobody has. */
export function customerTable(seed: number, repaired: readonly Repaired[]): PersonRow[] {
  let before: { readonly email: string; readonly name: string } | undefined;
  return repaired.map(({ who }, i) => {
    const c = chance(seed, 'named', who.id);
    const [given, family] = [c.pick(first[who.language]), c.pick(last[who.language])];
    const own = {
      email: `${plain(given)}.${plain(family)}.${Number(who.id.slice(1))}@example.com`,
      name: `${given} ${family}`,
    };
    // Now and then somebody stands there twice, or two of a household share an address: somebody should look.
    const email = i % 60 === 1 ? (before?.email ?? own.email) : own.email;
    const name = i % 120 === 1 ? (before?.name ?? own.name) : own.name;
    before = own;
    const phone = `+15005550${String(100 + (i % 900))}`;
    return {
      customer: who.id,
      attributes: { name, 'customer since': who.since },
      identities: [
        { kind: 'email', value: email, verified: true },
        ...(c.happens(0.6) && i < 900 ? [{ kind: 'phone' as const, value: phone }] : []),
      ],
    };
  });
}
