import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';

const words = z.array(z.string().trim().min(2).max(60)).max(50);
const said = z.record(z.string().min(1).max(200), words);

/** What a company's customers call its steps, functions and things, and which steps its themes speak of. */
export const companyWordsShape = z.strictObject({
  steps: said,
  functions: said,
  /** Things of the company's own ("Vela box") are added to bill, price, parcel, app …. */
  objects: said,
  /** Theme's id → steps. */
  themes: z.record(z.string(), z.array(z.string()).max(20)),
});
export type CompanyWordsSaid = z.infer<typeof companyWordsShape>;

export const showCompanyWords = operation({
  method: 'GET',
  path: '/meaning/words',
  summary:
    'What customers call the steps, functions and things of the company, and what a voice may be about',
  does: ['read', 'meaning'],
  answer: z.strictObject({
    words: companyWordsShape,
    /** Steps of the company's records with the function that owns them. */
    steps: z.array(z.strictObject({ step: z.string(), function: z.string() })),
    functions: z.array(z.string()),
    objects: z.array(z.string()),
  }),
});

export const writeCompanyWords = operation({
  method: 'PUT',
  path: '/meaning/words',
  summary: 'Replace what was taught about the company’s words; every voice is read anew beside what is seen',
  does: ['write', 'theme'],
  body: companyWordsShape,
  answer: companyWordsShape,
});
