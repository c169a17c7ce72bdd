// The cast of this part's tests: one survey of an internet provider, as the tables of Qualtrics' API hold it.
import { csv } from '../given-exports.ts';

const survey = 'SV_calls';
const options = (question: string, texts: readonly string[], from = 1) =>
  texts.map((text, i) => [String(i + 1), question, survey, String(i + from), text]);

const agreement = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'];
const satisfaction = [
  'Very satisfied',
  'Satisfied',
  'Neutral',
  'Dissatisfied',
  'Very dissatisfied',
  'Don’t know',
];

/** Ana was invited, opened and answered; Bo’s address bounced; Cy began and stopped; a test and spam beside them. */
export const givenSurvey = {
  'survey.csv': csv(
    ['id', 'survey_name', 'survey_status', 'owner_id'],
    [survey, 'After the call', 'Active', 'UR_1'],
  ),
  'question.csv': csv(
    ['id', 'survey_id', 'question_text', 'question_type', 'selector', 'sub_selector'],
    ['QID1', survey, '<b>How likely</b> are you to recommend us?', 'MC', 'NPS', 'TX'],
    ['QID2', survey, 'How satisfied were you?', 'MC', 'SAVR', 'TX'],
    ['QID3', survey, 'Do you agree?', 'Matrix', 'Likert', 'SingleAnswer'],
    ['QID4', survey, 'What did you call about?', 'MC', 'MAVR', 'TX'],
    ['QID5', survey, '<div>Why?&nbsp;</div>', 'TE', 'SL', ''],
  ),
  'question_option.csv': csv(
    ['key', 'question_id', 'survey_id', 'recode_value', 'text'],
    ...options('QID2', satisfaction),
    ...options('QID3', agreement),
    ...options('QID4', ['Bill', 'Router', 'Something else']),
  ),
  'sub_question.csv': csv(
    ['key', 'question_id', 'survey_id', 'choice_data_export_tag', 'text'],
    ['1', 'QID3', survey, '', 'I was understood'],
    ['2', 'QID3', survey, '', 'It was quick'],
  ),
  'survey_response.csv': csv(
    [
      'id',
      'survey_id',
      'distribution_channel',
      'duration_in_seconds',
      'start_date',
      'end_date',
      'recorded_date',
      'last_modified_date',
      'finished',
      'progress',
      'recipient_email',
      'status',
      'user_language',
    ],
    ...[
      ['R_ana', 'email', '90', '10:00:00', '10:01:30', '1', '100', 'Ana@example.com', '0'],
      ['R_cy', 'anonymous', '20', '11:00:00', '11:00:20', '0', '40', '', '0'],
      ['R_test', 'preview', '20', '12:00:00', '12:00:20', '1', '100', '', '1'],
      ['R_spam', 'anonymous', '1', '12:00:00', '12:00:20', '1', '100', '', '8'],
    ].map(
      ([
        id = '',
        channel = '',
        seconds = '',
        start = '',
        end = '',
        finished = '',
        progress = '',
        email = '',
        status = '',
      ]) => [
        ...[id, survey, channel, seconds, `2024-03-05 ${start}`, `2024-03-05 ${end}`],
        ...[`2024-03-05 ${end}`, `2024-03-05 ${end}`, finished, progress, email, status, 'EN'],
      ],
    ),
  ),
  'question_response.csv': csv(
    [
      'response_id',
      'question_id',
      'question',
      'sub_question_key',
      'question_option_key',
      'value',
      'text',
      'loop_id',
    ],
    ['R_ana', 'QID1', 'How likely are you to recommend us?', '', '', '9', '', ''],
    ['R_ana', 'QID2', 'How satisfied were you?', '', '2', '2', 'Satisfied', ''],
    ['R_ana', 'QID3', 'Do you agree?', '1', '5', '5', '', ''],
    ['R_ana', 'QID3', 'Do you agree?', '2', '4', '4', '', ''],
    ['R_ana', 'QID4', 'What did you call about?', '', '1', '1', '', ''],
    ['R_ana', 'QID4', 'What did you call about?', '', '3', '3', 'The fibre', ''],
    ['R_ana', 'QID5', '<div>Why?&nbsp;</div>', '', '', '', 'They listened &amp; called back', ''],
    ['R_cy', 'QID1', 'How likely are you to recommend us?', '', '', '77', '', ''],
    ['R_cy', 'QID2', 'How satisfied were you?', '', '6', '6', '', ''],
    ['R_cy', 'QID3', 'Do you agree?', '1', '5', '5', '', ''],
    ['R_test', 'QID1', 'How likely are you to recommend us?', '', '', '0', '', ''],
    ['R_lost', 'QID5', 'Why?', '', '', '', 'Nobody knows when', ''],
  ),
  'survey_embedded_data.csv': csv(
    ['import_id', 'key', 'response_id', 'value'],
    ['region', 'region', 'R_ana', 'north'],
    ['Mobile phone', 'Mobile phone', 'R_ana', '+49 1'],
    ['region', 'region', 'R_lost', 'south'],
  ),
  'directory_contact.csv': csv(
    ['directory_id', 'id', 'email', 'ext_ref', 'phone'],
    ['POOL_1', 'CID_ana', 'ana@example.com', 'K-7', ''],
    ['POOL_1', 'CID_bo', 'bo@example.com', '', ''],
  ),
  'distribution.csv': csv(
    ['id', 'request_type', 'send_date', 'survey_link_survey_id'],
    ['EMD_1', 'Invite', '2024-03-04 09:00:00', survey],
  ),
  'distribution_contact.csv': csv(
    [
      ...[
        'contact_id',
        'distribution_id',
        'contact_lookup_id',
        'sent_at',
        'opened_at',
        'response_started_at',
      ],
      ...['response_completed_at', 'response_id', 'status', 'survey_link'],
    ],
    ...[
      [
        'CID_ana',
        'EMD_1',
        '2024-03-04 09:00:00',
        '2024-03-05 09:59:00',
        '2024-03-05 10:00:00',
        'R_ana',
        'SurveyFinished',
      ],
      ['CID_bo', 'EMD_1', '2024-03-04 09:00:01', '', '', '', 'HardBounce'],
      ['CID_new', 'EMD_2', '2024-03-04 09:00:01', '', '2024-03-06 10:00:00', 'Anonymous', 'SurveyStarted'],
      ['CID_late', 'EMD_1', '', '', '', '', 'Pending'],
    ].map(
      ([
        contact = '',
        distribution = '',
        sent = '',
        opened = '',
        started = '',
        response = '',
        status = '',
      ]) => [
        ...[contact, distribution, '', sent, opened, started, '', response, status],
        `https://x.example/jfe/form/${survey}?Q_CHL=email`,
      ],
    ),
  ),
} as const;
