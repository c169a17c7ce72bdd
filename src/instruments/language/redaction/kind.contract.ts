/** What kind of personal data a span is. `staff` = an employee a customer names; `denied` = on the deny list. */
export const kinds = [
  'person',
  'staff',
  'email',
  'url',
  'ip',
  'phone',
  'card',
  'iban',
  'national-id',
  'passport',
  'driving-licence',
  'plate',
  'address',
  'birth-date',
  'denied',
] as const;
export type Kind = (typeof kinds)[number];
