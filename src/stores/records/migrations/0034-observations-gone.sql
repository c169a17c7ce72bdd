-- Observations that were here once: deleted, erased or past their time. A phone that never heard the answer may send one again;
-- by then nobody would know any more whom it was about. The id alone was made on that phone and says nothing of anybody.
CREATE TABLE observations_gone (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  id           uuid NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
ALTER TABLE observations_gone ENABLE ROW LEVEL SECURITY;
ALTER TABLE observations_gone FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON observations_gone USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- What one person wrote, and how much lately.
CREATE INDEX observations_by_observer ON observations (workspace_id, observer, received_at);
