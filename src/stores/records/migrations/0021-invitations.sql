-- Mail and invitations: how a company sends, whom it asks, by which rules, and what became of each.

-- How mail leaves: a server of the company's own. Passwords and keys only sealed.
CREATE TABLE mail_settings (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  settings     jsonb NOT NULL,
  password     text,
  gateway_key  text,
  changed_at   timestamptz NOT NULL,
  changed_by   text NOT NULL
);

-- People of uploaded lists: how they can be reached. `person` is the customer's id, or the address where none is known.
CREATE TABLE survey_contacts (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  person       text NOT NULL,
  email        text,
  phone        text,
  language     text,
  attributes   jsonb NOT NULL DEFAULT '{}',
  added_at     timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, person)
);

-- Who is not to be written to, by a keyed fingerprint of the address: it outlives the person's erasure and tells nobody.
CREATE TABLE contact_stops (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  address      text NOT NULL,
  reason       text NOT NULL CHECK (reason IN ('do-not-contact', 'opted-out', 'bounced')),
  how          text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, address, reason)
);

CREATE TABLE contact_rules (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  settings     jsonb NOT NULL,
  changed_at   timestamptz NOT NULL,
  changed_by   text NOT NULL
);

-- A distribution: which survey, to whom, by which channel, when.
CREATE TABLE distributions (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  id           uuid NOT NULL,
  survey       uuid NOT NULL,
  state        text NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'ended')),
  settings     jsonb NOT NULL,
  -- Of the draw: the same seed and the same people are the same sample.
  seed         bigint NOT NULL,
  revision     integer NOT NULL DEFAULT 1,
  made_at      timestamptz NOT NULL,
  made_by      text NOT NULL,
  started_at   timestamptz,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, survey) REFERENCES surveys (workspace_id, id)
);
-- The list that a distribution asks.
CREATE TABLE distribution_people (
  workspace_id uuid NOT NULL,
  distribution uuid NOT NULL,
  person       text NOT NULL,
  PRIMARY KEY (workspace_id, distribution, person),
  FOREIGN KEY (workspace_id, distribution) REFERENCES distributions (workspace_id, id) ON DELETE CASCADE
);

-- One person asked once by one distribution (for one occasion, where a moment triggers it): also who was held back, and why.
CREATE TABLE survey_invitations (
  workspace_id uuid NOT NULL,
  id           uuid NOT NULL,
  distribution uuid NOT NULL,
  person       text NOT NULL,
  -- The episode that triggered it; '' = none.
  occasion     text NOT NULL DEFAULT '',
  step         text,
  channel      text NOT NULL,
  address      text,
  -- Keyed fingerprint of the address.
  address_key  text,
  language     text,
  -- Known probability of being drawn, and the part of the sample.
  probability  double precision NOT NULL CHECK (probability > 0 AND probability <= 1),
  stratum      text NOT NULL DEFAULT '',
  disposition  text NOT NULL CHECK (disposition IN ('planned', 'suppressed', 'sent', 'delivered', 'bounced', 'opted-out')),
  -- What suppressed it, or held a reminder back.
  rule         text,
  link         uuid,
  -- SHA-256 of the secret in its unsubscribe address; the secret itself sealed.
  stop_hash    text NOT NULL UNIQUE,
  stop_sealed  text NOT NULL,
  -- How many messages went out: the next is number `sent`.
  sent         integer NOT NULL DEFAULT 0,
  sent_at      timestamptz,
  uncertain    boolean NOT NULL DEFAULT false,
  -- When the next message is due; null = none.
  next_at      timestamptz,
  planned_at   timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, distribution, person, occasion),
  FOREIGN KEY (workspace_id, distribution) REFERENCES distributions (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX survey_invitations_due ON survey_invitations (workspace_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX survey_invitations_by_address ON survey_invitations (workspace_id, address_key, sent_at) WHERE sent > 0;

-- One message: the key is what makes it leave at most once, whichever server claims it.
CREATE TABLE survey_sendings (
  workspace_id uuid NOT NULL,
  invitation   uuid NOT NULL,
  ordinal      integer NOT NULL,
  state        text NOT NULL CHECK (state IN ('sending', 'waiting', 'sent', 'refused', 'uncertain')),
  tries        integer NOT NULL DEFAULT 1,
  claimed_at   timestamptz NOT NULL,
  message_id   text,
  error        text,
  PRIMARY KEY (workspace_id, invitation, ordinal),
  FOREIGN KEY (workspace_id, invitation) REFERENCES survey_invitations (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX survey_sendings_by_message ON survey_sendings (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX survey_sendings_open ON survey_sendings (workspace_id, claimed_at) WHERE state = 'sending';

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['mail_settings', 'survey_contacts', 'contact_stops', 'contact_rules', 'distributions',
    'distribution_people', 'survey_invitations', 'survey_sendings']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''sirius.workspace'', true), '''')::uuid)', one);
  END LOOP;
END $$;
-- Whoever has the unsubscribe address may find its row: the company is known only afterwards.
CREATE POLICY own_stop ON survey_invitations FOR SELECT
  USING (stop_hash = nullif(current_setting('sirius.stop_hash', true), ''));

-- What became of those who have an address of a survey, for whoever sent it to them. An anonymous survey's address is gone
-- once it was used: its absence says "answered", and nothing more.
CREATE VIEW survey_link_standings WITH (security_invoker = true) AS
SELECT l.workspace_id, l.id AS link, l.used, s.state
  FROM survey_links l
  LEFT JOIN LATERAL (
    SELECT state FROM survey_sessions s
     WHERE s.workspace_id = l.workspace_id AND s.link = l.id
     ORDER BY array_position(ARRAY['completed', 'screened-out', 'over-quota', 'refused', 'partial', 'broken-off', 'started'], s.state)
     LIMIT 1
  ) s ON true;
