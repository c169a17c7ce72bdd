-- What a company taught about sentiment, one row per version; nothing is ever changed in place.
CREATE TABLE taught_sentiments (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  version      bigint NOT NULL,
  -- Labelled texts that were brought in; and what people decided at the label desk, as it was learnt.
  examples     jsonb NOT NULL,
  desk         jsonb NOT NULL,
  -- Per language: how good it is on rows left out, beside what ships.
  languages    jsonb NOT NULL,
  -- What was learnt, per language, so that the same version always reads the same (JSON, packed by gzip).
  models       bytea NOT NULL,
  why          text NOT NULL,
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  undone       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, version)
);

-- A change that was shown and not applied yet.
CREATE TABLE sentiment_proposals (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspaces (id),
  after_version bigint NOT NULL,
  document      jsonb NOT NULL,
  models        bytea NOT NULL,
  by_id         text NOT NULL,
  at            timestamptz NOT NULL DEFAULT now()
);

-- Which taught sentiment voices were read with; 0 = what ships.
ALTER TABLE meaning_versions ADD COLUMN sentiment bigint NOT NULL DEFAULT 0;

ALTER TABLE taught_sentiments ENABLE ROW LEVEL SECURITY;
ALTER TABLE taught_sentiments FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON taught_sentiments USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE sentiment_proposals ENABLE ROW LEVEL SECURITY;
ALTER TABLE sentiment_proposals FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON sentiment_proposals USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
