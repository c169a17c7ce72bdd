-- The key of a language model is sealed, apart from the settings that are shown. A key kept openly is dropped: typed again.
ALTER TABLE language_models NO FORCE ROW LEVEL SECURITY;
ALTER TABLE language_models ADD COLUMN sealed_key text;
-- Settings of the form before are dropped with it: they name nobody who answers for them.
DELETE FROM language_models;
ALTER TABLE language_models FORCE ROW LEVEL SECURITY;

ALTER TABLE language_model_calls NO FORCE ROW LEVEL SECURITY;
UPDATE language_model_calls SET document = '{"url": "", "parameters": {}}' || document;
ALTER TABLE language_model_calls FORCE ROW LEVEL SECURITY;

-- The voices whose words a prompt holds, so that the log obeys an erasure.
ALTER TABLE language_model_calls ADD COLUMN moments uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE language_model_calls ADD COLUMN forgotten_at timestamptz;
-- Is the answer still awaited? What it may cost at most counts until then, and for good if the server died meanwhile.
ALTER TABLE language_model_calls ADD COLUMN open boolean NOT NULL DEFAULT false;
CREATE INDEX language_model_calls_moments ON language_model_calls USING gin (moments);
CREATE INDEX language_model_calls_hash ON language_model_calls (workspace_id, hash) WHERE accepted;

-- What a second reader says of a clause whose label is unsure. It stands beside the label and counts nowhere.
CREATE TABLE label_opinions (
  workspace_id  uuid NOT NULL REFERENCES workspaces (id),
  moment        uuid NOT NULL,
  clause_start  integer NOT NULL,
  clause_end    integer NOT NULL,
  task          text NOT NULL,
  -- A class, or a theme's id; null = asked, and no answer that holds.
  label         text,
  -- The words that prove it, in the stored text.
  span_start    integer NOT NULL,
  span_end      integer NOT NULL,
  quote         text NOT NULL,
  -- What the house's own instruments said when it was asked.
  beside        text[] NOT NULL,
  agrees        boolean NOT NULL,
  model         text NOT NULL,
  at            timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, moment, clause_start, clause_end, task)
);
CREATE INDEX label_opinions_differing ON label_opinions (workspace_id, task, at DESC) WHERE label IS NOT NULL AND NOT agrees;
ALTER TABLE label_opinions ENABLE ROW LEVEL SECURITY;
ALTER TABLE label_opinions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON label_opinions USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
