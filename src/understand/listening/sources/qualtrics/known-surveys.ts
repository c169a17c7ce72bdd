import type { Identities } from '../source-row.ts';

type Row = Readonly<Record<string, string>>;

export interface KnownQuestion {
  readonly type: string;
  readonly selector: string;
  readonly subSelector: string;
  readonly text: string;
}
export interface KnownOption {
  readonly value: string;
  readonly text: string;
}
export interface KnownResponse {
  readonly survey: string;
  readonly at: string;
  readonly email: string;
  readonly channel: string;
  /** Given by a customer: no preview, no test, no spam. */
  readonly counts: boolean;
}
export interface KnownAnswer {
  readonly question: string;
  readonly said: string;
  readonly row: string;
  readonly option: string;
  readonly value: string;
}
export interface KnownInvitation {
  readonly contact: string;
  readonly episode: string;
}

/** What the tables of a Qualtrics export tell one another; questions and options by survey and question. */
export interface KnownSurveys {
  readonly questions: Map<string, KnownQuestion>;
  readonly options: Map<string, Map<string, KnownOption>>;
  readonly rows: Map<string, string>;
  readonly responses: Map<string, KnownResponse>;
  readonly answers: Map<string, KnownAnswer[]>;
  readonly embedded: Map<string, Record<string, string>>;
  /** By response: the invitation it answers. */
  readonly invited: Map<string, KnownInvitation>;
  readonly contacts: Map<string, Identities>;
  /** Codes and questions recur: each is held once. */
  readonly texts: Map<string, string>;
  /** There were more rows than are held at once. */
  isCut: boolean;
  readonly distributions: Map<
    string,
    { readonly type: string; readonly survey: string; readonly sendDate: string }
  >;
}

export const noSurveysKnown = (): KnownSurveys => ({
  questions: new Map(),
  options: new Map(),
  rows: new Map(),
  responses: new Map(),
  answers: new Map(),
  embedded: new Map(),
  invited: new Map(),
  contacts: new Map(),
  distributions: new Map(),
  texts: new Map(),
  isCut: false,
});

/** A response of an anonymised survey names nobody, and all of them have this for a name. */
export const namesResponse = (id: string): boolean => id !== '' && id !== 'Anonymous';

/** One invitation of one contact is one episode, with the response it led to. */
export const invitationOf = (row: Row): string =>
  `qualtrics ${row.distribution_id ?? ''} ${(row.contact_id ?? '') || (row.contact_lookup_id ?? '')}`;

const testing = /preview|test|spam|synthetic/i;

/** Did a customer give it? Kinds of responses are bits: 1 a preview, 2 a test, 8 spam, 32 made by a machine; 4 and 16 were imported or given off line. */
export function isCustomers({ status = '', distribution_channel = '' }: Row): boolean {
  if (testing.test(distribution_channel)) return false;
  return /^\d+$/.test(status) ? (Number(status) & 0b101011) === 0 : !testing.test(status);
}

const longestShort = 200;
const short = (text: string) => text.slice(0, longestShort);

const noteTable: Readonly<Record<string, (row: Row, known: KnownSurveys) => void>> = {
  'qualtrics-question': (row, { questions }) => {
    questions.set(`${row.survey_id} ${row.id}`, {
      type: row.question_type ?? '',
      selector: row.selector ?? '',
      subSelector: row.sub_selector ?? '',
      text: row.question_text ?? '',
    });
  },
  'qualtrics-option': (row, { options }) => {
    const name = `${row.survey_id} ${row.question_id}`;
    const own = options.get(name) ?? new Map<string, KnownOption>();
    const { key = '', recode_value = '', text = '' } = row;
    own.set(key, { value: recode_value || key, text });
    options.set(name, own);
  },
  'qualtrics-row': ({ survey_id, question_id, key, text = '' }, { rows }) =>
    rows.set(`${survey_id} ${question_id} ${key}`, text),
  'qualtrics-response': (row, { responses }) => {
    responses.set(row.id ?? '', {
      survey: row.survey_id ?? '',
      at: (row.end_date ?? '') || (row.recorded_date ?? ''),
      email: (row.recipient_email ?? '').toLowerCase(),
      channel: row.distribution_channel ?? '',
      counts: isCustomers(row),
    });
  },
  'qualtrics-answer': (row, { answers, texts }) => {
    const response = row.response_id ?? '';
    const own = answers.get(response) ?? [];
    answers.set(response, own);
    // Words are voices of their own; only what stands for a number or a choice is kept until its response is read.
    if ((row.value ?? '') === '' && (row.question_option_key ?? '') === '') return;
    const once = (text = '') => {
      const cut = short(text);
      const held = texts.get(cut);
      if (held === undefined) texts.set(cut, cut);
      return held ?? cut;
    };
    own.push({
      question: once(row.question_id),
      said: once(row.question),
      row: once(row.sub_question_key || row.sub_question_text),
      option: once(row.question_option_key),
      value: once(row.value),
    });
  },
  'qualtrics-embedded': ({ response_id = '', key = '', value = '' }, { embedded }) => {
    if (value === '') return;
    const own = embedded.get(response_id) ?? (Object.create(null) as Record<string, string>);
    own[key] = short(value);
    embedded.set(response_id, own);
  },
  'qualtrics-invitation': (row, { invited }) => {
    const response = row.response_id ?? '';
    if (namesResponse(response))
      invited.set(response, { contact: row.contact_id ?? '', episode: invitationOf(row) });
  },
  'qualtrics-contact': (row, { contacts }) => {
    const { id = '', phone = '' } = row;
    const email = (row.email ?? '').toLowerCase();
    contacts.set(id, { email, phone, external: (row.ext_ref ?? '') || (row.external_data_reference ?? '') });
  },
  'qualtrics-distribution': (row, { distributions }) => {
    distributions.set(row.id ?? '', {
      type: row.request_type ?? '',
      survey: row.survey_link_survey_id ?? '',
      sendDate: row.send_date ?? '',
    });
  },
};

/** Notes what a row of such a table tells the others. */
export const noteQualtrics = (kind: string, row: Row, known: KnownSurveys): void =>
  noteTable[kind]?.(row, known);

/** Whose a contact's moments are: their address tells the person from other channels too; else their number. */
export function customerOf(known: KnownSurveys, contact: string): string {
  const email = known.contacts.get(contact)?.email ?? '';
  if (email !== '') return `email:${email}`;
  return contact === '' ? '' : `qualtrics ${contact}`;
}

/** Whose a response is: the address it was asked at, else the contact who was invited. Empty when nobody knows. */
export const whoseResponse = (known: KnownSurveys, id: string, email: string): string =>
  email === '' ? customerOf(known, known.invited.get(id)?.contact ?? '') : `email:${email}`;
