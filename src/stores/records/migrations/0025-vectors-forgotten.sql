-- How often vectors of a company's words were to be forgotten: a server that kept some before the last time lets go of all it
-- has. No row = never.
CREATE TABLE vectors_forgotten (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  times        bigint NOT NULL
);
ALTER TABLE vectors_forgotten ENABLE ROW LEVEL SECURITY;
ALTER TABLE vectors_forgotten FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON vectors_forgotten USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
