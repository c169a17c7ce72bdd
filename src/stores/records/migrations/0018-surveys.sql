-- Surveys. The draft may change; a published version never does: answers name the version that was seen.
CREATE TABLE surveys (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  id           uuid NOT NULL,
  state        text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed')),
  draft        jsonb NOT NULL,
  -- Goes up with each save, so that two people do not overwrite each other.
  revision     integer NOT NULL DEFAULT 1,
  -- The version that is answered; null before the first.
  version      integer,
  -- scrypt: salt and hash, never the PIN.
  pin          text,
  created_at   timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  changed_by   text NOT NULL,
  PRIMARY KEY (workspace_id, id),
  CHECK ((state = 'draft') = (version IS NULL))
);

CREATE TABLE survey_versions (
  workspace_id uuid NOT NULL,
  survey       uuid NOT NULL,
  version      integer NOT NULL CHECK (version > 0),
  definition   jsonb NOT NULL,
  hash         text NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (workspace_id, survey, version),
  FOREIGN KEY (workspace_id, survey) REFERENCES surveys (workspace_id, id)
);

CREATE FUNCTION published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published survey version never changes';
END $$;
CREATE TRIGGER published_stays BEFORE UPDATE ON survey_versions FOR EACH ROW EXECUTE FUNCTION published_stays();

ALTER TABLE surveys ENABLE ROW LEVEL SECURITY;
ALTER TABLE surveys FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON surveys USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE survey_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE survey_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON survey_versions USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
