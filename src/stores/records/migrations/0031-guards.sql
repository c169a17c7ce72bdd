-- Tries of what must not be tried for ever (passwords, PINs), counted by all servers together. What is tried is a hash.
CREATE TABLE tries (
  about text PRIMARY KEY,
  count integer NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX tries_by_end ON tries (until);

-- A service that tells people from programs, where a company uses one. Its key is sealed.
CREATE TABLE captcha_services (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  settings     jsonb NOT NULL,
  secret       text NOT NULL,
  changed_at   timestamptz NOT NULL,
  changed_by   text NOT NULL
);
ALTER TABLE captcha_services ENABLE ROW LEVEL SECURITY;
ALTER TABLE captcha_services FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON captcha_services
  USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
