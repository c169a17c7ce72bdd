/** The tables of Qualtrics' API, as connectors store them, told by their columns. The most telling stand first. */
export const qualtricsTables = [
  ['qualtrics-answer', ['response_id', 'question_id', 'question_option_key', 'sub_question_key', 'value']],
  ['qualtrics-embedded', ['response_id', 'import_id', 'key', 'value']],
  ['qualtrics-response', ['id', 'survey_id', 'start_date', 'end_date', 'finished', 'distribution_channel']],
  ['qualtrics-invitation', ['contact_id', 'distribution_id', 'sent_at', 'opened_at', 'response_id']],
  ['qualtrics-distribution', ['id', 'request_type', 'send_date', 'survey_link_survey_id']],
  ['qualtrics-question', ['id', 'survey_id', 'question_text', 'question_type', 'selector']],
  ['qualtrics-option', ['key', 'question_id', 'survey_id', 'recode_value', 'text']],
  ['qualtrics-row', ['key', 'question_id', 'survey_id', 'choice_data_export_tag', 'text']],
  ['qualtrics-survey', ['id', 'survey_name', 'survey_status', 'owner_id']],
  ['qualtrics-contact', ['id', 'directory_id', 'email', 'ext_ref']],
  ['qualtrics-contact', ['id', 'mailing_list_id', 'email', 'external_data_reference']],
  ['qualtrics-other', ['id', 'survey_id', 'block_locking', 'block_visibility']],
  ['qualtrics-other', ['block_id', 'question_id', 'survey_id']],
  ['qualtrics-other', ['id', 'survey_id', 'version_number', 'was_published']],
  ['qualtrics-other', ['id', 'deduplication_criteria_email', 'is_default']],
  ['qualtrics-other', ['id', 'directory_id', 'name', 'owner_id']],
  ['qualtrics-other', ['id', 'library_id', 'name', 'category', 'folder']],
  ['qualtrics-other', ['contact_lookup_id', 'contact_id', 'directory_id', 'mailing_list_id']],
  ['qualtrics-other', ['id', 'user_type', 'username', 'division_id', 'organization_id']],
] as const;

export type QualtricsKind = (typeof qualtricsTables)[number][0];

/** Tables whose rows become moments; the others only tell of them. */
const telling: ReadonlySet<string> = new Set([
  'qualtrics-answer',
  'qualtrics-response',
  'qualtrics-invitation',
]);

export const isQualtrics = (kind: string): kind is QualtricsKind => kind.startsWith('qualtrics-');
export const onlyNames = (kind: string): boolean => isQualtrics(kind) && !telling.has(kind);

/** What the reader of one table must know of the others. */
const wanted: Readonly<Partial<Record<QualtricsKind, readonly QualtricsKind[]>>> = {
  'qualtrics-response': [
    'qualtrics-answer',
    'qualtrics-embedded',
    'qualtrics-invitation',
    'qualtrics-contact',
    'qualtrics-question',
    'qualtrics-option',
    'qualtrics-row',
  ],
  'qualtrics-answer': [
    'qualtrics-response',
    'qualtrics-invitation',
    'qualtrics-contact',
    'qualtrics-question',
    'qualtrics-option',
  ],
  'qualtrics-invitation': ['qualtrics-response', 'qualtrics-contact', 'qualtrics-distribution'],
  'qualtrics-embedded': ['qualtrics-response'],
};

export const wantsOf = (reader: string, other: string): boolean =>
  isQualtrics(reader) && (wanted[reader]?.includes(other as QualtricsKind) ?? false);
