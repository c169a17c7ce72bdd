-- Where items come from, and the items themselves: what arrives one by one rather than in files.

-- A listening post: one channel on which customers say or do things.
CREATE TABLE posts (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  kind         text NOT NULL,
  name         text NOT NULL,
  -- The number its moments carry, as the files of an import have theirs.
  source       integer NOT NULL DEFAULT nextval('source_numbers'),
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (workspace_id, name),
  UNIQUE (source)
);

CREATE SEQUENCE item_numbers AS bigint;

-- The source's own id is the key, for ever: the same id comes a second time to no effect. Who brought it and when stands
-- here too: the row is the item's own entry in the audit. `moments` is what is left after redaction.
CREATE TABLE items (
  n            bigint NOT NULL DEFAULT nextval('item_numbers'),
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  post         uuid NOT NULL REFERENCES posts (id),
  source_id    text NOT NULL,
  -- A keyed fingerprint of what was sent, before redaction.
  fingerprint  text NOT NULL,
  moments      jsonb NOT NULL,
  received_at  timestamptz NOT NULL,
  received_by  text NOT NULL,
  PRIMARY KEY (workspace_id, post, source_id)
);
CREATE UNIQUE INDEX items_by_number ON items (n);

-- Items that are acknowledged and not yet in the moments store. `block` = the insert they go in; written down before it
-- is tried, so that a second try is the same insert.
CREATE TABLE outbox (
  n            bigint PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  block        bigint
);
CREATE INDEX outbox_by_workspace ON outbox (workspace_id, n);
CREATE SEQUENCE outbox_blocks AS bigint;

-- The load under which a company's single items stand.
CREATE TABLE item_loads (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  load         bigint NOT NULL REFERENCES loads (load)
);

ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE posts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON posts USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE items ENABLE ROW LEVEL SECURITY;
ALTER TABLE items FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON items USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON outbox USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE item_loads ENABLE ROW LEVEL SECURITY;
ALTER TABLE item_loads FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON item_loads USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- Where a moment came from: "orders.csv, row 17", or "Support mailbox, item 4711".
CREATE OR REPLACE VIEW sources WITH (security_invoker = true) AS
SELECT f.workspace_id, f.source, u.name, u.sha256, f.import_id, i.created_at AS imported_at, i.started_by AS imported_by
  FROM import_files f
  JOIN uploads u ON u.id = f.upload_id
  JOIN imports i ON i.id = f.import_id
UNION ALL
SELECT p.workspace_id, p.source, p.name, '', NULL, p.created_at, p.created_by FROM posts p;
