-- What voices were read by, and where the rows of each reading stand in the moments store.
CREATE SEQUENCE reading_numbers;
CREATE SEQUENCE meaning_version_numbers;

-- One way of reading: instruments, taxonomy and themes together. Questions see the current one; a newer one is built beside
-- it and switched on when no voice is missing.
CREATE TABLE meaning_versions (
  version      bigint PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  -- What the instruments are; the version of the taxonomy (0 = none); the run that found the themes (0 = none).
  model        text NOT NULL,
  taxonomy     bigint NOT NULL,
  discovery    bigint NOT NULL,
  -- Raised by hand to read everything anew with the same instruments.
  round        integer NOT NULL DEFAULT 0,
  state        text NOT NULL CHECK (state IN ('building', 'current', 'retired')),
  started_at   timestamptz NOT NULL DEFAULT now(),
  switched_at  timestamptz,
  why          text NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX meaning_versions_current ON meaning_versions (workspace_id) WHERE state = 'current';
CREATE UNIQUE INDEX meaning_versions_building ON meaning_versions (workspace_id) WHERE state = 'building';

-- The reading that counts, per version and bucket of customers.
CREATE TABLE readings (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  version      bigint NOT NULL REFERENCES meaning_versions (version),
  bucket       smallint NOT NULL,
  reading      bigint NOT NULL,
  PRIMARY KEY (workspace_id, version, bucket)
);

-- Every number ever begun whose rows may still be in the moments store, so that what a kill left behind is found.
CREATE TABLE reading_attempts (
  reading      bigint PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  begun_at     timestamptz NOT NULL DEFAULT now(),
  retired_at   timestamptz
);

-- Whether voices are being labelled, and how the last time ended.
CREATE TABLE labelling (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  -- stopped = a person said so; new voices wait until a person says go.
  stopped      boolean NOT NULL DEFAULT false,
  round        integer NOT NULL DEFAULT 0,
  started_at   timestamptz,
  finished_at  timestamptz,
  -- Of the run that is under way: how many voices it has read in how many seconds.
  voices_read  integer NOT NULL DEFAULT 0,
  seconds      double precision NOT NULL DEFAULT 0,
  problem      text
);

-- Themes, taught and discovered. `line` and `names`: the theme as it is counted now, with those above it, outermost last;
-- empty = it is not shown (forbidden, retired).
CREATE TABLE themes (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  id           text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('taught', 'discovered')),
  name         text NOT NULL,
  -- The name that was found or taught; renaming leaves it.
  first_name   text NOT NULL,
  definition   text NOT NULL DEFAULT '',
  parent       text,
  words        text[] NOT NULL DEFAULT '{}',
  pinned       boolean NOT NULL DEFAULT false,
  state        text NOT NULL CHECK (state IN ('active', 'merged', 'forbidden', 'retired')),
  merged_into  text,
  line         text[] NOT NULL DEFAULT '{}',
  names        text[] NOT NULL DEFAULT '{}',
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);

-- What people changed about themes; `before` is what undo brings back.
CREATE TABLE theme_edits (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  edit         jsonb NOT NULL,
  say          text NOT NULL,
  before       jsonb NOT NULL,
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  undone_at    timestamptz
);
CREATE INDEX theme_edits_newest ON theme_edits (workspace_id, at DESC);

-- Each time themes were looked for: what was found, and what new voices are assigned by.
CREATE TABLE discoveries (
  run          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  at           timestamptz NOT NULL DEFAULT now(),
  by_name      text NOT NULL,
  document     jsonb NOT NULL,
  model        bytea NOT NULL
);

-- The company's own taxonomy, one row per version; nothing is ever changed in place.
CREATE TABLE taxonomies (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  version      bigint NOT NULL,
  name         text NOT NULL,
  themes       jsonb NOT NULL,
  examples     jsonb NOT NULL,
  -- What was learnt from the examples, so that the same version always reads the same.
  model        bytea,
  why          text NOT NULL,
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  -- Undone versions stay, out of the line.
  undone       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, version)
);

-- A change of the taxonomy that was shown and not applied yet.
CREATE TABLE taxonomy_proposals (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  after_version bigint NOT NULL,
  document     jsonb NOT NULL,
  model        bytea,
  by_id        text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now()
);

-- What people decided about labels. The newest that was not withdrawn counts, over every later reading.
CREATE TABLE label_decisions (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  moment       uuid NOT NULL,
  task         text NOT NULL,
  -- UTF-16 offsets, and the words they held: found again when the text was redacted anew.
  span_start   integer NOT NULL,
  span_end     integer NOT NULL,
  quote        text NOT NULL,
  label        text NOT NULL,
  status       text NOT NULL CHECK (status IN ('confirmed', 'rejected')),
  by_chance    boolean NOT NULL,
  -- What the machine had said, for agreement.
  suggested    text[] NOT NULL,
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz
);
CREATE INDEX label_decisions_of_moment ON label_decisions (workspace_id, moment);
CREATE INDEX label_decisions_newest ON label_decisions (workspace_id, at DESC);

-- The optional language model: off unless a named person switched it on, with purpose and legal basis.
CREATE TABLE language_models (
  workspace_id  uuid PRIMARY KEY REFERENCES workspaces (id),
  settings      jsonb NOT NULL,
  by_id         text NOT NULL,
  by_name       text NOT NULL,
  at            timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE language_model_calls (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspaces (id),
  at            timestamptz NOT NULL DEFAULT now(),
  task          text NOT NULL,
  -- Of model, parameters and prompt: the same question is asked once.
  hash          text NOT NULL,
  document      jsonb NOT NULL,
  tokens_in     integer NOT NULL,
  tokens_out    integer NOT NULL,
  cost          double precision NOT NULL,
  accepted      boolean NOT NULL
);
CREATE INDEX language_model_calls_newest ON language_model_calls (workspace_id, at DESC);

ALTER TABLE meaning_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE meaning_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON meaning_versions USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE readings ENABLE ROW LEVEL SECURITY;
ALTER TABLE readings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON readings USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE reading_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE reading_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON reading_attempts USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE labelling ENABLE ROW LEVEL SECURITY;
ALTER TABLE labelling FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON labelling USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE themes ENABLE ROW LEVEL SECURITY;
ALTER TABLE themes FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON themes USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE theme_edits ENABLE ROW LEVEL SECURITY;
ALTER TABLE theme_edits FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON theme_edits USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE discoveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE discoveries FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON discoveries USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE taxonomies ENABLE ROW LEVEL SECURITY;
ALTER TABLE taxonomies FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON taxonomies USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE taxonomy_proposals ENABLE ROW LEVEL SECURITY;
ALTER TABLE taxonomy_proposals FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON taxonomy_proposals USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE label_decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE label_decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON label_decisions USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE language_models ENABLE ROW LEVEL SECURITY;
ALTER TABLE language_models FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON language_models USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE language_model_calls ENABLE ROW LEVEL SECURITY;
ALTER TABLE language_model_calls FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON language_model_calls USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
