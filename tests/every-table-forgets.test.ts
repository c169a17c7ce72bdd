import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parts } from '../src/main/parts.ts';
import { openHouse, type TestHouse } from './house.ts';

/**
 * Tables that hold nothing of customers, and why. Every other table of the records must be named by a forgetter
 * (`forgets` at a part's door): whoever adds a table says here, or there, what becomes of it when a customer is erased.
 */
const nothingOfCustomers: Readonly<Record<string, string>> = {
  accounts: 'how employees sign in',
  api_keys: 'keys of programs',
  campaign_rules: 'numbers',
  captcha_services: 'settings',
  comments: 'words of employees on decisions',
  company_words: "the company's own names of steps and things",
  contact_rules: 'settings',
  contact_stops: 'keyed fingerprints of addresses: the proof that somebody did not want to be asked',
  distributions: 'words and settings of employees',
  mail_settings: 'settings',
  decision_voices: 'pointers at moments, no words: they lead nowhere once the moment is gone',
  decision_voices_opened: 'which employee heard voices',
  decisions: 'words of employees',
  derivations: 'numbers of generations',
  erasure_keys: 'a secret',
  erasures: 'the ledger: keyed fingerprints; what it works on is sealed and goes with its end',
  generations: 'numbers of generations',
  invitations: 'employees',
  item_loads: 'numbers',
  labelling: 'progress',
  language_models: 'settings',
  last_looks: 'employees',
  loads: 'numbers',
  meaning_versions: 'numbers',
  members: 'employees',
  metric_breaks: 'dates of metrics',
  metrics: 'names of scores',
  migrations: 'names',
  originals_settings: 'settings',
  observations_gone: 'ids made on the phones of employees, of observations that are gone',
  post_calls: 'signatures of calls that were taken',
  post_counts: 'counts',
  post_doors: 'addresses of webhooks',
  post_positions: 'how far mailboxes were read',
  post_secrets: 'sealed secrets of posts',
  posts: 'names of channels, and what employees wrote of them',
  reading_attempts: 'numbers',
  readings: 'numbers of readings',
  redaction_audits: 'counts',
  redaction_settings: 'phrases that employees listed',
  representations: 'settings',
  consent_proofs: 'keyed fingerprints of who was erased, and what they had said',
  consent_purposes: 'wordings that employees wrote',
  panels: 'names of panels',
  segment_counts: 'counts',
  segment_versions:
    'rules that employees wrote; one that names a customer is a rule on that customer and counts nobody afterwards',
  segments: 'names of segments',
  retention_log: 'how much of what kind was let go, never whose',
  retention_looks: 'dates',
  retention_rules: 'settings',
  sessions: 'employees',
  stakeholder_groups: 'names of groups',
  setup: 'who set Sirius up',
  state_history: 'what employees did to decisions',
  story_merges: 'hashes of hashes',
  survey_apart:
    'contact details given in anonymous surveys: by design nothing says whose answer they came with',
  survey_places: 'counts',
  survey_proofs: 'keyed fingerprints of addresses, gone after an hour',
  survey_imports: 'words of surveys that employees brought',
  survey_logos: "the company's logo",
  survey_response_imports: 'counts, and names of columns and questions',
  survey_versions: 'questions that employees wrote',
  surveys: 'questions that employees wrote',
  template_lines: 'lines that recur in the stories of many',
  template_looks: 'counts',
  tries: 'hashes of what is being tried, gone after minutes',
  uploads: 'names and sizes of files that employees brought; their content is forgotten',
  users: 'employees',
  vectors_forgotten: 'how often',
  verdicts: 'figures of many customers',
  verifications: 'how employees sign in',
  work_items: 'words of employees',
  workspaces: 'companies',
};

/** The same for the moments store; what an import keeps to itself (intake_…) is gone when it ends. */
const forgottenMoments = new Set([
  'moments',
  'timeline',
  'episodes',
  'answers',
  'clauses',
  'wording_bands',
  'quarantine',
  'aliases',
  'customer_facts',
]);
const noMoments: Readonly<Record<string, string>> = { migrations: 'names', replayed: 'numbers of rows' };

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

describe('when a customer is erased', () => {
  it('every table of the records forgets them, or holds nothing of customers', async () => {
    const { rows } = await house.services.records.pool.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const forgotten = new Set(
      parts.flatMap((part) => part.forgets ?? []).flatMap((forgetter) => [...(forgetter.tables ?? [])]),
    );
    const names = rows.map(({ name }) => name);
    const unsaid = names.filter((name) => !forgotten.has(name) && nothingOfCustomers[name] === undefined);
    expect(unsaid.sort()).toEqual([]);
    const twice = names.filter((name) => forgotten.has(name) && nothingOfCustomers[name] !== undefined);
    expect(twice).toEqual([]);
    const gone = [...forgotten, ...Object.keys(nothingOfCustomers)].filter((name) => !names.includes(name));
    expect(gone).toEqual([]);
  });

  it('so does every table of the moments', async () => {
    const rows = (await house.services.moments.rows(
      "SELECT name FROM system.tables WHERE database = currentDatabase() AND NOT startsWith(name, 'intake_')",
    )) as { name: string }[];
    const unsaid = rows.filter(({ name }) => !forgottenMoments.has(name) && noMoments[name] === undefined);
    expect(unsaid).toEqual([]);
  });
});
