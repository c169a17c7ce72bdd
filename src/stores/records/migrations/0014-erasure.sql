-- Originals of redacted texts: kept only where a named person switched it on, sealed, for so many days.
CREATE TABLE originals_settings (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  is_on        boolean NOT NULL,
  -- The purpose and the legal basis, in the words of who switched it.
  reason       text NOT NULL,
  keep_days    integer NOT NULL CHECK (keep_days BETWEEN 1 AND 3650),
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL
);
-- Under the fingerprint that the moment carries as `text_key`. `sealed` opens only with the server's secret.
CREATE TABLE originals (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  text_key     text NOT NULL,
  sealed       text NOT NULL,
  kept_at      timestamptz NOT NULL,
  -- The import that brought it, until it is known that a moment came of it.
  import_id    uuid,
  PRIMARY KEY (workspace_id, text_key)
);
CREATE INDEX originals_by_age ON originals (workspace_id, kept_at);
-- Who read which original, when and why.
CREATE TABLE original_readings (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  at           timestamptz NOT NULL,
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  moment       uuid NOT NULL,
  reason       text NOT NULL
);
CREATE INDEX original_readings_newest ON original_readings (workspace_id, id DESC);

-- Keys the fingerprints by which an erased customer is known again.
CREATE TABLE erasure_keys (
  workspace_id uuid PRIMARY KEY REFERENCES workspaces (id),
  secret       bytea NOT NULL CHECK (octet_length(secret) = 32)
);
-- The ledger: that somebody was erased, never who.
CREATE TABLE erasures (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  number       bigint GENERATED ALWAYS AS IDENTITY,
  -- HMAC-SHA-256 of the customer's identifier.
  customer     text NOT NULL,
  state        text NOT NULL CHECK (state IN ('begun', 'done')),
  -- What becomes of rows of the same customer that are imported later.
  again        text NOT NULL CHECK (again IN ('quarantine', 'take')),
  reason       text NOT NULL DEFAULT '',
  by_id        text NOT NULL,
  by_name      text NOT NULL,
  asked_at     timestamptz NOT NULL,
  done_at      timestamptz,
  -- What the erasure works on, sealed; gone when it is done.
  target       text,
  -- What was removed, and how many of each.
  removed      jsonb NOT NULL DEFAULT '{}',
  -- What could not be removed here and now, in sentences.
  remains      jsonb NOT NULL DEFAULT '[]',
  problem      text
);
CREATE INDEX erasures_newest ON erasures (workspace_id, number DESC);
CREATE UNIQUE INDEX erasures_under_way ON erasures (workspace_id, customer) WHERE state = 'begun';

ALTER TABLE originals_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE originals_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON originals_settings USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE originals ENABLE ROW LEVEL SECURITY;
ALTER TABLE originals FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON originals USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE original_readings ENABLE ROW LEVEL SECURITY;
ALTER TABLE original_readings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON original_readings USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE erasure_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON erasure_keys USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasures FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON erasures USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
