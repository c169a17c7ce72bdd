import type { Example, TaughtTheme } from '../../src/understand/meaning/teaching.contract.ts';
import { chance } from './random.ts';
import { comment, type Experience } from './verbatims.ts';

interface VelaTheme {
  readonly name: string;
  readonly definition: string;
  readonly parent: string | null;
  /** What its customers lived through; null = a heading over others. */
  readonly of: Experience | null;
}

/** The themes Inés teaches: what customers live through, in the company's own words. */
const themes: readonly VelaTheme[] = [
  { name: 'Visit', definition: 'Everything about a technician coming home.', parent: null, of: null },
  {
    name: 'Missed visit',
    definition: 'Nobody came on the promised day, or not in the window.',
    parent: 'Visit',
    of: 'missed visit',
  },
  {
    name: 'Missing part',
    definition: 'The technician came without the part or the right device.',
    parent: 'Visit',
    of: 'no part',
  },
  {
    name: 'Moved date',
    definition: 'The appointment was changed, or somebody had to ask for a new one.',
    parent: 'Visit',
    of: 'moved date',
  },
  {
    name: 'Good visit',
    definition: 'On time, friendly, solved.',
    parent: 'Visit',
    of: 'good visit',
  },
  { name: 'Bill', definition: 'What was charged and how it was told.', parent: null, of: null },
  {
    name: 'Price surprise',
    definition: 'The bill differs from the offer, or nobody understands it.',
    parent: 'Bill',
    of: 'price surprise',
  },
  {
    name: 'Clear bill',
    definition: 'The bill was announced or is easy to read.',
    parent: 'Bill',
    of: 'good bill',
  },
  { name: 'Line', definition: 'Whether the connection works.', parent: null, of: null },
  {
    name: 'Slow activation',
    definition: 'Installed, but it takes days until it works.',
    parent: 'Line',
    of: 'slow activation',
  },
  {
    name: 'Weak network',
    definition: 'Slow or broken lines because of where people live.',
    parent: 'Line',
    of: 'old cables',
  },
  {
    name: 'Asked too early',
    definition: 'The survey came before what it asks about.',
    parent: null,
    of: 'asked too early',
  },
];

const idOf = (name: string) => `vela-${name.toLowerCase().replaceAll(' ', '-')}`;

/** Thirty labelled comments a theme and language, as somebody would have labelled them; plain ones teach what is none. */
function examplesOf(experience: Experience, labels: string[]): Example[] {
  return (['en', 'es'] as const).flatMap((language) => {
    const texts = new Set<string>();
    for (let i = 0; texts.size < 30 && i < 400; i++) {
      const text = comment(chance('taught', experience, language, i), language, [experience]);
      if (text !== '') texts.add(text);
    }
    return [...texts].map((text) => ({ text, themes: labels, not: [] }));
  });
}

/** Vela's own taxonomy with its examples, ready to be taught. */
export const velaThemes: { themes: TaughtTheme[]; examples: Example[] } = {
  themes: themes.map(({ name, definition, parent }) => ({
    id: idOf(name),
    name,
    definition,
    parent: parent === null ? null : idOf(parent),
    rules: [],
    seeds: [],
  })),
  examples: [
    ...themes.flatMap(({ name, of }) => (of === null ? [] : examplesOf(of, [name]))),
    ...examplesOf('plain', []),
  ],
};
