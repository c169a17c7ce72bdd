-- Answering surveys: addresses, sessions, places in quotas. An anonymous survey's session names no address and no person,
-- its times are days, and the address of an invited person goes when it was used: nothing in a copy of these tables leads
-- from an answer to a person, neither a key nor a time nor the order of rows.

CREATE TABLE survey_links (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  survey       uuid NOT NULL,
  -- open: for whoever has it · personal: for one person.
  kind         text NOT NULL CHECK (kind IN ('open', 'personal')),
  channel      text NOT NULL,
  name         text NOT NULL,
  -- SHA-256 of the address' secret part; the secret itself only sealed.
  hash         text NOT NULL UNIQUE,
  sealed       text NOT NULL,
  customer     text,
  episode      text,
  step         text,
  invitation   uuid,
  language     text,
  hidden       jsonb NOT NULL DEFAULT '{}',
  -- Sites that may show the survey inside theirs.
  origins      text[] NOT NULL DEFAULT '{}',
  expires_at   timestamptz,
  revoked      boolean NOT NULL DEFAULT false,
  -- Of a personal one: a completed answer came by it.
  used         boolean NOT NULL DEFAULT false,
  made_at      timestamptz NOT NULL,
  made_by      text NOT NULL,
  FOREIGN KEY (workspace_id, survey) REFERENCES surveys (workspace_id, id)
);
CREATE INDEX survey_links_by_survey ON survey_links (workspace_id, survey, kind);
CREATE INDEX survey_links_by_customer ON survey_links (workspace_id, customer) WHERE customer IS NOT NULL;

CREATE TABLE survey_sessions (
  workspace_id uuid NOT NULL,
  -- SHA-256 of the id the browser made: whoever has that id goes on with this session.
  key          text NOT NULL,
  survey       uuid NOT NULL,
  version      integer NOT NULL,
  -- Null in an anonymous survey.
  link         uuid,
  state        text NOT NULL CHECK (state IN
    ('started', 'partial', 'completed', 'screened-out', 'over-quota', 'refused', 'broken-off')),
  seed         bigint NOT NULL,
  language     text NOT NULL,
  device       text NOT NULL,
  channel      text NOT NULL,
  customer     text,
  episode      text,
  step         text,
  email        text,
  hidden       jsonb NOT NULL DEFAULT '{}',
  answers      jsonb NOT NULL DEFAULT '{}',
  -- Answers that logic hides or that could not be read: kept to be seen, never scored.
  flagged      jsonb NOT NULL DEFAULT '[]',
  page         text,
  end_page     text,
  -- The quota that turned the person away.
  quota        text,
  -- Places it holds: "QUOTA/CELL".
  places       text[] NOT NULL DEFAULT '{}',
  held_until   timestamptz,
  -- Keyed, of what was handed in: the same again is the same answer.
  fingerprint  text,
  revision     integer NOT NULL DEFAULT 1,
  started_at   timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, key),
  FOREIGN KEY (workspace_id, survey, version) REFERENCES survey_versions (workspace_id, survey, version)
);
CREATE INDEX survey_sessions_by_survey ON survey_sessions (workspace_id, survey, state);
CREATE INDEX survey_sessions_by_link ON survey_sessions (workspace_id, link) WHERE link IS NOT NULL;
CREATE INDEX survey_sessions_open ON survey_sessions (changed_at) WHERE state IN ('started', 'partial');

-- How many places of a quota's cell are held by people who are answering, and how many are counted.
CREATE TABLE survey_places (
  workspace_id uuid NOT NULL,
  survey       uuid NOT NULL,
  place        text NOT NULL,
  held         integer NOT NULL DEFAULT 0 CHECK (held >= 0),
  counted      integer NOT NULL DEFAULT 0 CHECK (counted >= 0),
  PRIMARY KEY (workspace_id, survey, place)
);

-- Agreeing to a purpose, or not, as it was asked.
CREATE TABLE survey_consents (
  workspace_id uuid NOT NULL,
  key          text NOT NULL,
  question     text NOT NULL,
  survey       uuid NOT NULL,
  version      integer NOT NULL,
  customer     text NOT NULL,
  purpose      text NOT NULL,
  wording      text NOT NULL,
  language     text NOT NULL,
  channel      text NOT NULL,
  given        boolean NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, key, question)
);
CREATE INDEX survey_consents_by_customer ON survey_consents (workspace_id, customer);

-- What tells who somebody is, said in an anonymous survey: one row a question, its answers in the order of the alphabet.
CREATE TABLE survey_apart (
  workspace_id uuid NOT NULL,
  survey       uuid NOT NULL,
  question     text NOT NULL,
  answers      jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (workspace_id, survey, question)
);

-- Codes sent to prove an e-mail address; gone after an hour.
CREATE TABLE survey_proofs (
  workspace_id uuid NOT NULL,
  -- Keyed, of the address.
  address      text NOT NULL,
  code         text NOT NULL,
  tries        integer NOT NULL DEFAULT 0,
  sent_at      timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, address)
);

-- Files that somebody gave. Never a file of the web: bytes in a row, given out as an attachment only.
CREATE TABLE survey_files (
  workspace_id uuid NOT NULL,
  id           uuid NOT NULL,
  key          text NOT NULL,
  survey       uuid NOT NULL,
  question     text NOT NULL,
  name         text NOT NULL,
  type         text NOT NULL,
  bytes        bigint NOT NULL,
  content      bytea NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX survey_files_by_session ON survey_files (workspace_id, key);

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['survey_links', 'survey_sessions', 'survey_places', 'survey_consents', 'survey_apart',
    'survey_proofs', 'survey_files']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''sirius.workspace'', true), '''')::uuid)', one);
  END LOOP;
END $$;
-- Whoever has the address may find its row: the company is known only afterwards.
CREATE POLICY own_link ON survey_links FOR SELECT
  USING (hash = nullif(current_setting('sirius.link_hash', true), ''));
