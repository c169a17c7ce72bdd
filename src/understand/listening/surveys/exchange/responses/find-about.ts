import type { AnswerTable } from './table.ts';

/** Columns that tell of the response, not of what was answered. */
export const facts = ['id', 'start', 'end', 'finished', 'email', 'reference', 'language', 'state'] as const;
export type Fact = (typeof facts)[number];

const byName: Readonly<Record<string, Fact | ''>> = {
  responseid: 'id',
  sirius_response: 'id',
  id: 'id',
  'response id': 'id',
  startdate: 'start',
  enddate: 'end',
  submitdate: 'end',
  sirius_at: 'end',
  finished: 'finished',
  sirius_state: 'state',
  recipientemail: 'email',
  emailaddress: 'email',
  externaldatareference: 'reference',
  sirius_customer: 'reference',
  userlanguage: 'language',
  startlanguage: 'language',
  sirius_language: 'language',
  responseset: '',
  ipaddress: '',
  status: '',
  name: '',
  progress: '',
  'duration (in seconds)': '',
  recordeddate: 'end',
  recipientlastname: '',
  recipientfirstname: '',
  distributionchannel: '',
  locationlatitude: '',
  locationlongitude: '',
  locationaccuracy: '',
  lastpage: '',
  token: 'reference',
  seed: '',
  ipaddr: '',
  refurl: '',
  datestamp: '',
  sirius_version: '',
  sirius_channel: '',
};

/** ImportIds say the same in every language of the tool. */
const byImportId: Readonly<Record<string, Fact | ''>> = {
  responseId: 'id',
  _recordId: 'id',
  startDate: 'start',
  endDate: 'end',
  recordedDate: '',
  finished: 'finished',
  userLanguage: 'language',
  recipientEmail: 'email',
  'panel-RecipientEmail': 'email',
  externalDataReference: 'reference',
  'panel-ExternalDataReference': 'reference',
};

const known = (id: string): boolean =>
  Object.hasOwn(byImportId, id) ||
  /^(?:panel-|Location-|responseSetId|ipAddress|status|progress|duration|recipient|distributionChannel|location)/.test(
    id,
  );

/** Which column holds which fact; and all columns that are no answers. */
export function findAbout(table: AnswerTable): { at: ReadonlyMap<Fact, number>; skip: ReadonlySet<number> } {
  const at = new Map<Fact, number>();
  const skip = new Set<number>();
  table.columns.forEach((column, n) => {
    const id = table.importIds[n] ?? '';
    // Legacy exports of Qualtrics number these columns; the second header row names them.
    const name = (/^V\d+$/.test(column) ? (table.labels[n] ?? column) : column).toLowerCase();
    const fact = known(id) ? (byImportId[id] ?? '') : Object.hasOwn(byName, name) ? byName[name] : undefined;
    if (fact === undefined) return;
    skip.add(n);
    if (fact !== '' && !at.has(fact)) at.set(fact, n);
  });
  return { at, skip };
}
