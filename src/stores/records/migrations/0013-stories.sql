-- Longer wordings that voices were told in, and the story that each belongs to. `number` says which came first: a story is
-- called by its first wording. `shingles`: hashes of three words each, four bytes, ascending; of a long text the least 2,048.
CREATE TABLE wordings (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  wording      bigint NOT NULL,
  number       bigint GENERATED ALWAYS AS IDENTITY,
  story        bigint NOT NULL,
  shingles     bytea NOT NULL,
  PRIMARY KEY (workspace_id, wording)
);
CREATE INDEX wordings_of_story ON wordings (workspace_id, story);

-- Stories that turned out to be one, because a later wording is like both: `story` is told as `told_as`.
CREATE TABLE story_merges (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  story        bigint NOT NULL,
  told_as      bigint NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, story)
);

-- Lines that recur in many stories of one post (step and channel): templates, under one version of reading.
CREATE TABLE template_lines (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  version      bigint NOT NULL,
  step         text NOT NULL,
  channel      text NOT NULL,
  line         text NOT NULL,
  stories      integer NOT NULL,
  PRIMARY KEY (workspace_id, version, step, channel, line)
);

-- How many voices there were when templates were last looked for, so that they are not looked for at every voice.
CREATE TABLE template_looks (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  version      bigint NOT NULL,
  voices       bigint NOT NULL,
  -- Voices read since.
  since        bigint NOT NULL,
  PRIMARY KEY (workspace_id, version)
);

-- From when on a story is called a campaign; no row = the usual rule.
CREATE TABLE campaign_rules (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  customers    integer NOT NULL,
  days         integer NOT NULL,
  copies       integer NOT NULL,
  words        integer NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE wordings ENABLE ROW LEVEL SECURITY;
ALTER TABLE wordings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON wordings USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE story_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE story_merges FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON story_merges USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE template_lines ENABLE ROW LEVEL SECURITY;
ALTER TABLE template_lines FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON template_lines USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE template_looks ENABLE ROW LEVEL SECURITY;
ALTER TABLE template_looks FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON template_looks USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE campaign_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON campaign_rules USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
