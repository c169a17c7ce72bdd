-- What a company's customers call its steps, functions and things, and which steps its themes speak of.
CREATE TABLE company_words (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  words        jsonb NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now()
);

-- What people decided about promises that customers quote. The newest that was not withdrawn counts; at most one does.
CREATE TABLE quoted_promises (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  -- The voice, and the words in it: UTF-16 offsets, and what stood there, found again when the text was redacted anew.
  moment       uuid NOT NULL,
  span_start   integer NOT NULL,
  span_end     integer NOT NULL,
  quote        text NOT NULL,
  status       text NOT NULL CHECK (status IN ('confirmed', 'rejected')),
  -- Of a confirmed one: what was promised to whom, when and by when.
  step         text,
  function     text NOT NULL DEFAULT '',
  customer     text,
  episode      text,
  made         timestamptz,
  due          timestamptz,
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz
);
CREATE UNIQUE INDEX quoted_promises_once ON quoted_promises (workspace_id, moment, span_start, span_end)
  WHERE withdrawn_at IS NULL;
CREATE INDEX quoted_promises_newest ON quoted_promises (workspace_id, at DESC);

ALTER TABLE company_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE company_words FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON company_words USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE quoted_promises ENABLE ROW LEVEL SECURITY;
ALTER TABLE quoted_promises FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON quoted_promises USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
