-- Every generation of derived rows that was ever begun and not yet dropped. One that is in `generations` is current;
-- one without retired_at that is not current was left behind by a derivation that was killed.
CREATE TABLE derivations (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  generation   bigint NOT NULL,
  begun_at     timestamptz NOT NULL DEFAULT now(),
  retired_at   timestamptz,
  PRIMARY KEY (workspace_id, generation)
);
ALTER TABLE derivations ENABLE ROW LEVEL SECURITY;
ALTER TABLE derivations FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON derivations USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
