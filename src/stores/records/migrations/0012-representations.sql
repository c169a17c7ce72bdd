-- What tells how near a company's texts lie to each other; no row = the light tier, as delivered.
CREATE TABLE representations (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  settings     jsonb NOT NULL,
  -- What was chosen, when it was chosen: id, version of its content, dimensions, languages; null = light.
  encoder      jsonb,
  -- The key of an address, sealed with the server's secret.
  sealed_key   text,
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  -- Characters sent to an address in this month.
  sent_month   date,
  sent         bigint NOT NULL DEFAULT 0
);

-- Another representation, worked out beside the one that counts: themes and taught models as they would be, and what would
-- change. It counts only when people switch to it.
CREATE TABLE representation_trials (
  id              uuid PRIMARY KEY,
  workspace_id    uuid NOT NULL REFERENCES workspaces (id),
  settings        jsonb NOT NULL,
  encoder         jsonb,
  sealed_key      text,
  -- How many themes; null = chosen by stability.
  themes          integer,
  state           text NOT NULL CHECK (state IN ('running', 'stopped', 'failed', 'ready', 'switched', 'dropped')),
  phase           text NOT NULL,
  done            integer NOT NULL DEFAULT 0,
  total           integer NOT NULL DEFAULT 0,
  seconds         double precision NOT NULL DEFAULT 0,
  problem         text,
  -- What it was worked out after: when these moved on, it is worked out again.
  after_discovery bigint,
  after_taxonomy  bigint,
  discovery       jsonb,
  discovery_model bytea,
  taught_model    bytea,
  comparison      jsonb,
  by_id           text NOT NULL,
  by_name         text NOT NULL,
  at              timestamptz NOT NULL DEFAULT now(),
  finished_at     timestamptz
);
CREATE UNIQUE INDEX representation_trials_open ON representation_trials (workspace_id)
  WHERE state IN ('running', 'stopped', 'failed', 'ready');

-- false: its themes are named and retired only when all voices were read with them, together with their labels.
ALTER TABLE discoveries ADD COLUMN shown boolean NOT NULL DEFAULT true;

ALTER TABLE representations ENABLE ROW LEVEL SECURITY;
ALTER TABLE representations FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON representations USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE representation_trials ENABLE ROW LEVEL SECURITY;
ALTER TABLE representation_trials FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON representation_trials USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
