import { raw } from '../fields.ts';
import type { Reading, SourceContext, SourceRow } from '../source-row.ts';
import { identities, lost, rowAt } from '../take.ts';
import { customerOf, invitationOf, type KnownSurveys, namesResponse } from './known-surveys.ts';

type Row = Readonly<Record<string, string>>;

/** What became of a mail that never reached anybody. */
const failed: Readonly<Record<string, string>> = {
  HardBounce: 'Survey invitation bounced',
  SoftBounce: 'Survey invitation bounced',
  Failure: 'Survey invitation not delivered',
  Error: 'Survey invitation not delivered',
  Blocked: 'Survey invitation held back',
  Skipped: 'Survey invitation held back',
  Complaint: 'Reported the survey as spam',
};
/** Held back or not delivered: it was never on its way. */
const notSent = new Set(['Blocked', 'Skipped', 'Error', 'Failure']);

const sentAs: Readonly<Record<string, string>> = {
  Reminder: 'Survey reminder sent',
  ThankYou: 'Thanks for the answer sent',
  GeneratedInvite: 'Survey link made',
};

/** An invitation of one contact as the events it went through, each at the time the table tells. */
export function* invitationRows(
  row: Row,
  { latest }: SourceContext,
  known: KnownSurveys,
): Generator<Reading> {
  const {
    contact_id = '',
    contact_lookup_id = '',
    distribution_id = '',
    status = '',
    response_id = '',
  } = row;
  const who = contact_id || contact_lookup_id;
  if (who === '' || distribution_id === '') {
    const column = who === '' ? 'contact_id' : 'distribution_id';
    yield {
      wrong: 'an invitation without contact or distribution',
      column,
      raw: raw(Object.values(row).join(',')),
    };
    return;
  }
  const contact = known.contacts.get(contact_id);
  if (contact === undefined)
    yield lost('Contacts that are missing from the directory: kept under their number', who);
  const distribution = known.distributions.get(distribution_id);
  if (distribution === undefined)
    yield lost(
      'Invitations whose distribution is missing from the export: kept without its kind',
      distribution_id,
    );
  const survey = distribution?.survey || (/\/(SV_[A-Za-z0-9]+)/.exec(row.survey_link ?? '')?.[1] ?? '');
  const name = invitationOf(row);
  let made = 0;
  function* at(when: string | undefined, column: string, step: string, by: SourceRow['function']) {
    if (when === undefined || when === '') return;
    made++;
    const facts = { survey, ...identities({ qualtrics: who, ...contact }) };
    yield rowAt(
      when,
      latest,
      column,
      {
        kind: 'event',
        id: `${name} ${step} ${when}`,
        episode: name,
        customer: customerOf(known, who),
        step,
        function: by,
        channel: /[?&]Q_CHL=email\b/.test(row.survey_link ?? '') ? 'email' : '',
        facts,
      },
      row,
    );
  }
  const sent = row.sent_at || (status === 'Pending' ? '' : distribution?.sendDate);
  const isWaiting = status === 'Pending' && (row.opened_at ?? '') === '';
  const step = sentAs[distribution?.type ?? ''] ?? (isWaiting ? 'Survey prepared' : 'Survey sent');
  if (!notSent.has(status)) yield* at(sent, 'sent_at', step, 'CX');
  const failure = failed[status];
  if (failure !== undefined) yield* at(sent, 'sent_at', failure, status === 'Complaint' ? 'Customer' : 'CX');
  yield* at(row.opened_at, 'opened_at', 'Survey opened', 'Customer');
  // What the response's own row tells is told there.
  if (!namesResponse(response_id) || !known.responses.has(response_id)) {
    if (namesResponse(response_id))
      yield lost(
        'Invitations whose response is missing from the export: kept without what was answered',
        response_id,
      );
    yield* at(row.response_started_at, 'response_started_at', 'Survey started', 'Customer');
    yield* at(row.response_completed_at, 'response_completed_at', 'Survey answered', 'Customer');
  }
  if (made === 0) yield lost('Invitations that wait: nothing has happened yet', `${distribution_id} ${who}`);
}
