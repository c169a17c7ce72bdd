-- Who may come in: programs by key, people by the sign-in library's own tables (made by its own migrations).

-- A person sees in which workspaces they are a member before one of them is chosen. Only for reading.
CREATE POLICY own_memberships ON members FOR SELECT
  USING (user_id = nullif(current_setting('sirius.user', true), ''));

-- A program's key. Only its hash is kept; the prefix is for people to tell keys apart.
CREATE TABLE api_keys (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  name         text NOT NULL,
  prefix       text NOT NULL,
  hash         text NOT NULL UNIQUE,
  roles        text[] NOT NULL,
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  revoked_at   timestamptz
);
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON api_keys USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
-- Whoever holds the key may find its row: the workspace is known only afterwards.
CREATE POLICY own_key ON api_keys FOR SELECT
  USING (hash = nullif(current_setting('sirius.key_hash', true), ''));

-- The first start: one row at most, written by whoever sets Sirius up first.
CREATE TABLE setup (
  once       boolean PRIMARY KEY DEFAULT true CHECK (once),
  user_id    text NOT NULL,
  at         timestamptz NOT NULL DEFAULT now()
);
