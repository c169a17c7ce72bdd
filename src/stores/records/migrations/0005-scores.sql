-- From `at` on the metric means something else (wording, scale, channel mix): no line and no verdict across it.
CREATE TABLE metric_breaks (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  metric       text NOT NULL,
  at           timestamptz NOT NULL,
  why          text NOT NULL,
  PRIMARY KEY (workspace_id, metric, at)
);
ALTER TABLE metric_breaks ENABLE ROW LEVEL SECURITY;
ALTER TABLE metric_breaks FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON metric_breaks USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
