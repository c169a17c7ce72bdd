-- The company, who may do what in it, and where the derived rows of the moments store stand.
CREATE TABLE workspaces (
  id         uuid PRIMARY KEY,
  name       text NOT NULL UNIQUE,
  -- zone: company time zone; smallestChange: in score points; kScores, kComments: privacy thresholds; clock: demo date
  settings   jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE members (
  workspace_id  uuid NOT NULL REFERENCES workspaces (id),
  user_id       text NOT NULL,
  roles         text[] NOT NULL,
  function_name text,
  created_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, user_id)
);

CREATE SEQUENCE load_numbers;
CREATE SEQUENCE generation_numbers;

-- One attempt to bring rows into the moments store. Its rows count once it is committed.
CREATE TABLE loads (
  load         bigint PRIMARY KEY DEFAULT nextval('load_numbers'),
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  state        text NOT NULL CHECK (state IN ('open', 'committed', 'abandoned')),
  -- How the load's moments are cut into episodes: {"by":"id"} | {"gap":seconds} | {"until":[steps]}
  episode_rule jsonb NOT NULL DEFAULT '{"by":"id"}',
  created_at   timestamptz NOT NULL DEFAULT now(),
  committed_at timestamptz
);

-- The generation of derived rows that is current, per bucket of customers.
CREATE TABLE generations (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  bucket       smallint NOT NULL,
  generation   bigint NOT NULL,
  derived_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, bucket)
);

-- Who did what to what. Never a customer's words.
CREATE TABLE audit (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  at           timestamptz NOT NULL DEFAULT now(),
  who          text NOT NULL,
  verb         text NOT NULL,
  noun         text NOT NULL,
  subject      text NOT NULL,
  detail       jsonb NOT NULL DEFAULT '{}'
);

-- Rows are visible only inside a transaction that names their workspace (records.inWorkspace): a forgotten WHERE
-- yields nothing. A superuser's connection would pass by; `sirius doctor` warns of one.
ALTER TABLE members ENABLE ROW LEVEL SECURITY;
ALTER TABLE members FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON members USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE loads ENABLE ROW LEVEL SECURITY;
ALTER TABLE loads FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON loads USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE generations ENABLE ROW LEVEL SECURITY;
ALTER TABLE generations FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON generations USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON audit USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- What is measured: each metric's scale and how it is summed up by default. Written by intake from mappings.
CREATE TABLE metrics (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  name         text NOT NULL,
  low          double precision NOT NULL,
  high         double precision NOT NULL,
  sum_up       text NOT NULL CHECK (sum_up IN ('mean', 'nps', 'csat', 'ces', 'top-box')),
  PRIMARY KEY (workspace_id, name)
);
ALTER TABLE metrics ENABLE ROW LEVEL SECURITY;
ALTER TABLE metrics FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON metrics USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
