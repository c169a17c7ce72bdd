-- Files that were handed in, and what importing them did.
CREATE TABLE uploads (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  -- As the sender called it: data, never a path on this machine.
  name         text NOT NULL,
  bytes        bigint NOT NULL,
  sha256       text NOT NULL,
  format       text NOT NULL,
  uploaded_by  text NOT NULL,
  uploaded_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE imports (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  stage        text NOT NULL,
  dry_run      boolean NOT NULL DEFAULT false,
  mapping      jsonb NOT NULL,
  -- Same files under the same mapping = same fingerprint: nothing is to be done again.
  fingerprint  text NOT NULL,
  load         bigint REFERENCES loads (load),
  -- Each start of checking is an attempt; what an earlier one left behind does not count.
  attempt      integer NOT NULL DEFAULT 0,
  -- A replay takes only quarantined rows of this import, with these corrections.
  replays      uuid REFERENCES imports (id),
  corrections  jsonb NOT NULL DEFAULT '[]',
  report       jsonb,
  problem      text,
  started_by   text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  finished_at  timestamptz
);
CREATE INDEX imports_by_time ON imports (workspace_id, created_at DESC);
CREATE INDEX imports_by_fingerprint ON imports (workspace_id, fingerprint);

CREATE SEQUENCE source_numbers AS integer;

-- One file of one import. `source` is the number its moments carry. The checkpoint moves with every block that is
-- stored, in one transaction with what the block lost.
CREATE TABLE import_files (
  import_id    uuid NOT NULL REFERENCES imports (id),
  n            smallint NOT NULL,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  upload_id    uuid NOT NULL REFERENCES uploads (id),
  table_name   text NOT NULL,
  source       integer NOT NULL DEFAULT nextval('source_numbers'),
  header       jsonb NOT NULL DEFAULT '[]',
  next_offset  bigint NOT NULL DEFAULT 0,
  next_row     bigint NOT NULL DEFAULT 0,
  next_block   integer NOT NULL DEFAULT 0,
  is_read      boolean NOT NULL DEFAULT false,
  losses       jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (import_id, n)
);
CREATE INDEX import_files_by_source ON import_files (workspace_id, source);

ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON uploads USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON imports USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE import_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_files FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON import_files USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- Where a moment came from: "orders.csv, row 17, imported on … by …".
CREATE VIEW sources WITH (security_invoker = true) AS
SELECT f.workspace_id, f.source, u.name, u.sha256, f.import_id, i.created_at AS imported_at, i.started_by AS imported_by
  FROM import_files f
  JOIN uploads u ON u.id = f.upload_id
  JOIN imports i ON i.id = f.import_id;
