/**
 * Who reads the moments store without asking a question, and why: only `ask` leaves other groups of people than customers out.
 * A folder ends with `/`. Whoever shows what they read there looks at the person's group first.
 */
export const pastQuestions: Readonly<Record<string, string>> = {
  'src/server/doctor/': 'names of migrations and tables',
  'src/stores/moments/': 'the store itself',
  'src/understand/journeys/derive.ts': 'makes the rows that questions are asked of, of everybody',
  'src/understand/listening/intake/': 'what comes in, before anything is asked of it',
  'src/understand/listening/items/carry-outbox.ts': 'what of a broken-off insert arrived',
  'src/understand/meaning/forgetting/': 'what is erased',
  'src/understand/meaning/redaction/keep-originals.ts': 'what is redacted, of everybody, shown to nobody',
  'src/understand/meaning/redaction/originals-routes.ts': 'one voice; of employees it is refused there',
  'src/understand/meaning/stories/forget-wordings.ts': 'what is erased',
  'src/understand/people/customers/access-export.ts': 'what is handed over to the person it is about',
  'src/understand/people/erasure/gather.ts': 'what is erased',
};
