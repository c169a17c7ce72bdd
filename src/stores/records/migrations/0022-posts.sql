-- The programme sheet: what each listening post is for, and how it does.
ALTER TABLE posts
  ADD COLUMN owner text NOT NULL DEFAULT '',
  ADD COLUMN purpose text NOT NULL DEFAULT '',
  ADD COLUMN legal_basis text NOT NULL DEFAULT '',
  ADD COLUMN coverage text NOT NULL DEFAULT '',
  ADD COLUMN languages text[] NOT NULL DEFAULT '{}',
  ADD COLUMN retention_days integer CHECK (retention_days > 0),
  -- To whom one can go back with what is heard here: a person, a group, nobody.
  ADD COLUMN actionability text CHECK (actionability IN ('person', 'group', 'background')),
  ADD COLUMN holes text NOT NULL DEFAULT '',
  -- Silence longer than this is told.
  ADD COLUMN expected_hours integer CHECK (expected_hours > 0),
  -- What its kind needs to know: a mapping, a mail server. No secrets.
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN paused_at timestamptz,
  ADD COLUMN paused_by text,
  ADD COLUMN error text,
  ADD COLUMN error_at timestamptz;

CREATE INDEX items_by_post ON items (post, received_at);

-- What came and did not become items, by day: duplicates, refused ones, automatic mail. Items count themselves.
CREATE TABLE post_counts (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  post         uuid NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  day          date NOT NULL,
  what         text NOT NULL,
  n            bigint NOT NULL,
  PRIMARY KEY (workspace_id, post, day, what)
);

-- What came and could not be read as an item, as it came, until somebody corrects or dismisses it.
CREATE TABLE post_quarantine (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  post         uuid NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  at           timestamptz NOT NULL,
  -- A fingerprint of what came: the same thing again stands here once.
  fingerprint  text NOT NULL,
  form         text NOT NULL CHECK (form IN ('json', 'mail')),
  raw          text NOT NULL,
  place        text NOT NULL,
  reason       text NOT NULL,
  state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replayed', 'dismissed')),
  done_at      timestamptz,
  done_by      text,
  UNIQUE (workspace_id, post, fingerprint)
);

-- Secrets of a post, sealed: keys that senders sign with (two may count at once), the password of a mailbox.
CREATE TABLE post_secrets (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  post         uuid NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  purpose      text NOT NULL CHECK (purpose IN ('signing', 'password')),
  sealed       text NOT NULL,
  made_at      timestamptz NOT NULL,
  made_by      text NOT NULL
);
CREATE INDEX post_secrets_by_post ON post_secrets (post);

-- The address of a webhook; the company is known only when its row is found.
CREATE TABLE post_doors (
  address      text PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  post         uuid NOT NULL UNIQUE REFERENCES posts (id) ON DELETE CASCADE
);

-- Signed calls that were taken, so that nobody can send one a second time while its time is still good.
CREATE TABLE post_calls (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  post         uuid NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
  signature    text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, post, signature)
);
CREATE INDEX post_calls_by_age ON post_calls (at);

-- How far a mailbox was read.
CREATE TABLE post_positions (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  post         uuid PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
  -- UIDVALIDITY (RFC 3501): when it changes, the numbers mean other mails.
  validity     bigint NOT NULL,
  uid          bigint NOT NULL,
  looked_at    timestamptz NOT NULL
);

ALTER TABLE post_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON post_counts USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE post_quarantine ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_quarantine FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON post_quarantine USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE post_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_secrets FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON post_secrets USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE post_doors ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_doors FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON post_doors USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
-- Whoever calls the address may find its row.
CREATE POLICY own_address ON post_doors FOR SELECT
  USING (address = nullif(current_setting('sirius.post_address', true), ''));
ALTER TABLE post_calls ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_calls FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON post_calls USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE post_positions ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_positions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON post_positions USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
