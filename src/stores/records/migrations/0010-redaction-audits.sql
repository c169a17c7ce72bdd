-- What people found who looked through stored texts for personal data that slipped through; counts only.
CREATE TABLE redaction_audits (
  number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  at           timestamptz NOT NULL,
  by_name      text NOT NULL,
  seed         integer NOT NULL,
  stored       integer NOT NULL,
  recognisers  integer NOT NULL,
  looked_at    integer NOT NULL,
  slipped      integer NOT NULL
);
ALTER TABLE redaction_audits ENABLE ROW LEVEL SECURITY;
ALTER TABLE redaction_audits FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON redaction_audits USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
