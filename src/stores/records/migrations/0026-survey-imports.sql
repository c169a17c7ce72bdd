-- Where a survey came from another tool: the file's name, and what was kept, changed and lost.
CREATE TABLE survey_imports (
  workspace_id uuid NOT NULL,
  survey       uuid NOT NULL,
  file         text NOT NULL,
  report       jsonb NOT NULL,
  imported_at  timestamptz NOT NULL,
  imported_by  text NOT NULL,
  PRIMARY KEY (workspace_id, survey),
  FOREIGN KEY (workspace_id, survey) REFERENCES surveys (workspace_id, id) ON DELETE CASCADE
);
ALTER TABLE survey_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON survey_imports USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
