-- How personal data in texts is dealt with before they are stored.
CREATE TABLE redaction_settings (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  is_on        boolean NOT NULL DEFAULT true,
  -- Why it is off.
  reason       text,
  allowed      text[] NOT NULL DEFAULT '{}',
  denied       text[] NOT NULL DEFAULT '{}',
  version      integer NOT NULL DEFAULT 1,
  -- Keys the fingerprints by which an original text is known again; without it the same file would count twice.
  secret       bytea NOT NULL CHECK (octet_length(secret) = 32),
  changed_by   text,
  changed_at   timestamptz,
  CHECK (is_on OR reason IS NOT NULL)
);
ALTER TABLE redaction_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE redaction_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON redaction_settings USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
