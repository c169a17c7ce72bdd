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

-- The tables of the sign-in library (better-auth), as it wants them; a test tells when it wants others.
CREATE TABLE users (
  id              uuid DEFAULT pg_catalog.gen_random_uuid() NOT NULL PRIMARY KEY,
  name            text NOT NULL,
  email           text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL,
  image           text,
  "createdAt"     timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
  "updatedAt"     timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE TABLE sessions (
  id          uuid DEFAULT pg_catalog.gen_random_uuid() NOT NULL PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token       text NOT NULL UNIQUE,
  "createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId"    uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE
);
CREATE TABLE accounts (
  id                      uuid DEFAULT pg_catalog.gen_random_uuid() NOT NULL PRIMARY KEY,
  "accountId"             text NOT NULL,
  "providerId"            text NOT NULL,
  "userId"                uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  "accessToken"           text,
  "refreshToken"          text,
  "idToken"               text,
  "accessTokenExpiresAt"  timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope                   text,
  password                text,
  "createdAt"             timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
  "updatedAt"             timestamptz NOT NULL
);
CREATE TABLE verifications (
  id          uuid DEFAULT pg_catalog.gen_random_uuid() NOT NULL PRIMARY KEY,
  identifier  text NOT NULL,
  value       text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
  "updatedAt" timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE INDEX "sessions_userId_idx" ON sessions ("userId");
CREATE INDEX "accounts_userId_idx" ON accounts ("userId");
CREATE INDEX "verifications_identifier_idx" ON verifications (identifier);

-- An invitation of one person into one company; the link in it works once, until it expires.
CREATE TABLE invitations (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspaces (id),
  email         text NOT NULL,
  roles         text[] NOT NULL,
  function_name text,
  hash          text NOT NULL UNIQUE,
  invited_by    text NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  expires_at    timestamptz NOT NULL,
  accepted_at   timestamptz
);
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON invitations USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
CREATE POLICY own_invitation ON invitations FOR SELECT
  USING (hash = nullif(current_setting('sirius.key_hash', true), ''));
