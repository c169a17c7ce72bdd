-- How long each kind of data is kept, and why. A post's own period stands in the programme sheet (posts.retention_days).
CREATE TABLE retention_rules (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  kind         text NOT NULL,
  -- null = kept until somebody says otherwise.
  days         integer CHECK (days > 0),
  reason       text NOT NULL,
  changed_by   text NOT NULL,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, kind)
);

CREATE SEQUENCE retention_numbers AS bigint;
-- The ledger: what was let go, how much, older than when. Never whose it was. Only grows.
CREATE TABLE retention_log (
  number       bigint PRIMARY KEY DEFAULT nextval('retention_numbers'),
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  kind         text NOT NULL,
  -- The post whose own period it was; null = the company's rule.
  post         text,
  days         integer NOT NULL,
  before       timestamptz NOT NULL,
  count        bigint NOT NULL,
  remains      jsonb NOT NULL DEFAULT '[]',
  by_name      text NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX retention_log_newest ON retention_log (workspace_id, number DESC);
-- When a company was last looked through, by its own clock.
CREATE TABLE retention_looks (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  at           timestamptz NOT NULL
);

DO $$
DECLARE
  one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['retention_rules', 'retention_log', 'retention_looks']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''sirius.workspace'', true), '''')::uuid)', one);
  END LOOP;
END $$;

-- When what told who somebody is, and their words, were taken out of a session; what they chose stays counted.
ALTER TABLE survey_sessions ADD COLUMN let_go_at timestamptz;
CREATE INDEX survey_sessions_by_age ON survey_sessions (workspace_id, changed_at) WHERE let_go_at IS NULL;
