-- What became of each table of answers that was brought in from another tool: counts, and names of columns and questions.
-- Nobody's words: an answer that did not count is told by its question and reason alone.
CREATE TABLE survey_response_imports (
  workspace_id uuid NOT NULL,
  id           uuid PRIMARY KEY,
  survey       uuid NOT NULL,
  file         text NOT NULL,
  report       jsonb NOT NULL,
  imported_at  timestamptz NOT NULL,
  imported_by  text NOT NULL,
  FOREIGN KEY (workspace_id, survey) REFERENCES surveys (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX survey_response_imports_by_time ON survey_response_imports (workspace_id, imported_at);
ALTER TABLE survey_response_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_response_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON survey_response_imports USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- The company's logo above its surveys: a PNG or JPEG of bounded size, shown to whoever has a survey's address.
CREATE TABLE survey_logos (
  workspace_id uuid PRIMARY KEY,
  type         text NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  content      bytea NOT NULL,
  -- The beginning of its SHA-256, for an address that changes with it.
  hash         text NOT NULL,
  put_at       timestamptz NOT NULL,
  put_by       text NOT NULL
);
ALTER TABLE survey_logos ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_logos FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON survey_logos USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
