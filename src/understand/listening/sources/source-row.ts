import type { KnownSurveys } from './qualtrics/known-surveys.ts';

/**
 * One thing an export tells: a customer's words (`voice`), the company's words to the customer (`told`), or something
 * that happened (`event`: a status, an internal note, a hold). One ticket, call or review is one episode.
 */
export interface SourceRow {
  readonly kind: 'event' | 'voice' | 'told';
  /** The source's own number, with the source's name in front: the same again is a duplicate. */
  readonly id: string;
  readonly episode: string;
  /** Empty when the export does not say whose it is. */
  readonly customer: string;
  readonly step: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly until?: string;
  readonly function: string;
  readonly channel: string;
  readonly resource?: string;
  readonly language?: string;
  readonly text?: string;
  /** Stars of a review, 1 to 5. */
  readonly rating?: string;
  /** Other scores by the column they stand in: which there are, the export's own tables say. */
  readonly scores?: Readonly<Record<string, string>>;
  /** Only what does not change between two exports of the same thing; identities as `identity.KIND`. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** What a reader gives: a row, one that cannot be taken, or a sentence worth knowing with an example. */
export type Reading =
  | { readonly row: SourceRow }
  | { readonly wrong: string; readonly column: string; readonly raw: string }
  | { readonly lost: string; readonly example: string };

/** The columns rows become, in this order. */
export const sourceColumns = [
  'moment kind',
  'id',
  'episode',
  'customer',
  'step',
  'at',
  'until',
  'function',
  'channel',
  'resource',
  'language',
  'text',
  'rating',
  'facts',
] as const;

/** A row as cells under `sourceColumns`. */
export function cellsOf(row: SourceRow): string[] {
  const facts = Object.entries(row.facts ?? {}).filter(([, value]) => value !== '');
  return [
    row.kind,
    row.id,
    row.episode,
    row.customer,
    row.step,
    row.at,
    row.until ?? '',
    row.function,
    row.channel,
    row.resource ?? '',
    row.language ?? '',
    row.text ?? '',
    row.rating ?? '',
    facts.length === 0 ? '' : JSON.stringify(Object.fromEntries(facts)),
  ];
}

/** What readers know beside the file's own text. */
export interface SourceContext {
  /** The file's name: calls are often dated there and nowhere else. */
  readonly name: string;
  /** Milliseconds since 1970; what is said to have happened later than this did not. */
  readonly latest: number;
  /** People and tickets that other files of the same export tell of. */
  readonly known: KnownRecords;
}

/** Who is who and whose is what, from an export's other tables. */
export interface KnownRecords {
  readonly people: ReadonlyMap<string, { readonly role: string; readonly identities: Identities }>;
  readonly tickets: ReadonlyMap<string, { readonly requester: string; readonly channel: string }>;
  /** Chats and the tickets they belong to. */
  readonly chats: ReadonlyMap<string, string>;
  /** Cases whose customers sent mails, and cases whose changes of status are told. */
  readonly mailed?: ReadonlySet<string>;
  readonly tracked?: ReadonlySet<string>;
  /** Surveys with their questions, responses and invitations. */
  readonly surveys?: KnownSurveys;
}
export type Identities = Readonly<Record<string, string>>;

export const nothingKnown: KnownRecords = { people: new Map(), tickets: new Map(), chats: new Map() };
