-- What was found, and what each look covered. A finding that no longer stands out stays (state gone), because decisions
-- point at it.
CREATE TABLE findings_runs (
  run          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  at           timestamptz NOT NULL,
  -- The generations of derived rows it was computed from: another set means it is out of date.
  generations  bigint[] NOT NULL,
  document     jsonb NOT NULL
);
CREATE INDEX findings_runs_newest ON findings_runs (workspace_id, run DESC);

CREATE TABLE findings (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  id           text NOT NULL,
  run          bigint NOT NULL,
  first_seen   timestamptz NOT NULL,
  state        text NOT NULL CHECK (state IN ('new', 'growing', 'fading', 'unchanged', 'gone')),
  -- Episodes concerned, of all of its kind, at the last look: what growing and fading are judged by.
  affected     integer NOT NULL,
  among        integer NOT NULL,
  weight       double precision NOT NULL,
  document     jsonb NOT NULL,
  -- Whom it is about, as a condition on episodes.
  behind       jsonb NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

ALTER TABLE findings_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE findings_runs FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON findings_runs USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE findings ENABLE ROW LEVEL SECURITY;
ALTER TABLE findings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON findings USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
