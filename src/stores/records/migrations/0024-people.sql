-- Who the people are: identifiers and what tells that two of them are one customer, what is known of them, which groups
-- they are in, and what they agreed to.

-- By which identifier each customer is counted. `canonical` = as it is to be; `applied` = as the current timeline has it.
-- A row is here only while one of them is another identifier than `customer`.
CREATE TABLE customer_aliases (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  customer     text NOT NULL,
  canonical    text NOT NULL,
  applied      text NOT NULL,
  PRIMARY KEY (workspace_id, customer)
);

-- What a customer is reached or recognised by. `value` is in the form it is compared in. Verified = the company knows that
-- it is theirs (confirmed by a link, read from its own table), not merely written by somebody.
CREATE TABLE customer_identities (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  customer     text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('id', 'email', 'phone', 'cookie', 'handle')),
  value        text NOT NULL,
  verified     boolean NOT NULL,
  source       text NOT NULL,
  added_at     timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, customer, kind, value)
);
CREATE INDEX customer_identities_by_value ON customer_identities (workspace_id, kind, value);

CREATE SEQUENCE identity_link_numbers AS bigint;
-- Two identifiers and why they may be one customer. Those that are merged are one.
CREATE TABLE identity_links (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  number       bigint NOT NULL DEFAULT nextval('identity_link_numbers'),
  a            text NOT NULL,
  b            text NOT NULL,
  -- The one whose name counts while they are merged.
  keep         text NOT NULL,
  state        text NOT NULL CHECK (state IN ('proposed', 'merged', 'split', 'dismissed')),
  strength     double precision NOT NULL,
  evidence     jsonb NOT NULL,
  changed_by   text NOT NULL,
  changed_at   timestamptz NOT NULL,
  UNIQUE (workspace_id, a, b),
  CHECK (a <> b AND keep IN (a, b))
);

CREATE SEQUENCE identity_log_numbers AS bigint;
-- Every proposal, merge and split, with what was known then. Only grows.
CREATE TABLE identity_log (
  n            bigint PRIMARY KEY DEFAULT nextval('identity_log_numbers'),
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  link         uuid NOT NULL,
  deed         text NOT NULL,
  a            text NOT NULL,
  b            text NOT NULL,
  evidence     jsonb NOT NULL,
  why          text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX identity_log_by_workspace ON identity_log (workspace_id, n);

CREATE TABLE customers (
  workspace_id   uuid NOT NULL REFERENCES workspaces (id),
  customer       text NOT NULL,
  kind           text NOT NULL DEFAULT 'customer'
    CHECK (kind IN ('customer', 'employee', 'supplier', 'investor', 'community')),
  -- Above every consent and every rule: nobody contacts them.
  do_not_contact boolean NOT NULL DEFAULT false,
  do_not_contact_why text NOT NULL DEFAULT '',
  added_at       timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, customer)
);

CREATE SEQUENCE customer_attribute_numbers AS bigint;
-- What a company's tables and programs say of a customer, each change a row; '' = no value any more.
CREATE TABLE customer_attributes (
  n            bigint PRIMARY KEY DEFAULT nextval('customer_attribute_numbers'),
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  customer     text NOT NULL,
  name         text NOT NULL,
  value        text NOT NULL,
  source       text NOT NULL,
  at           timestamptz NOT NULL,
  -- Is it in the moments store, where questions filter by it?
  sent         boolean NOT NULL DEFAULT false
);
CREATE INDEX customer_attributes_by_customer ON customer_attributes (workspace_id, customer, name, n);
CREATE INDEX customer_attributes_unsent ON customer_attributes (workspace_id, n) WHERE NOT sent;

-- People who agreed to be asked again, with when they joined and left.
CREATE TABLE panels (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  name         text NOT NULL,
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  UNIQUE (workspace_id, name)
);
CREATE TABLE panel_members (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  panel        uuid NOT NULL REFERENCES panels (id),
  customer     text NOT NULL,
  joined_at    timestamptz NOT NULL,
  left_at      timestamptz,
  PRIMARY KEY (workspace_id, panel, customer, joined_at)
);

-- A group of customers by a rule. Every version stays: what was counted by it can be counted again.
CREATE TABLE segments (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  name         text NOT NULL,
  version      integer NOT NULL,
  -- The segment the company wants to grow with; at most one.
  core         boolean NOT NULL DEFAULT false,
  retired      boolean NOT NULL DEFAULT false,
  UNIQUE (workspace_id, name)
);
CREATE UNIQUE INDEX one_core_segment ON segments (workspace_id) WHERE core;
CREATE TABLE segment_versions (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  segment      uuid NOT NULL REFERENCES segments (id),
  version      integer NOT NULL,
  rule         text NOT NULL,
  why          text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, segment, version)
);
CREATE TABLE segment_counts (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  segment      uuid NOT NULL REFERENCES segments (id),
  version      integer NOT NULL,
  at           timestamptz NOT NULL,
  customers    bigint NOT NULL,
  of_customers bigint NOT NULL,
  PRIMARY KEY (workspace_id, segment, at)
);

-- What may be done with customers' data and contacts for each purpose, on what basis, in which words it is asked.
CREATE TABLE consent_purposes (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  purpose      text NOT NULL,
  basis        text NOT NULL CHECK (basis IN ('consent', 'contract', 'legitimate-interest')),
  wording      jsonb NOT NULL,
  PRIMARY KEY (workspace_id, purpose)
);

CREATE SEQUENCE consent_numbers AS bigint;
-- Every word of a customer on a purpose; the newest counts. Only grows.
CREATE TABLE consents (
  n            bigint PRIMARY KEY DEFAULT nextval('consent_numbers'),
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  customer     text NOT NULL,
  purpose      text NOT NULL,
  given        boolean NOT NULL,
  -- What they were shown, where, and what proves it.
  wording      text NOT NULL,
  channel      text NOT NULL,
  proof        text NOT NULL,
  by_name      text NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX consents_by_customer ON consents (workspace_id, customer, purpose, n);

-- That somebody who was erased had said something, and what: a keyed fingerprint and no name.
CREATE TABLE consent_proofs (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  fingerprint  text NOT NULL,
  purpose      text NOT NULL,
  given        boolean NOT NULL,
  at           timestamptz NOT NULL
);

-- Links by which a customer reaches their own page; only a hash of the secret part is kept.
CREATE TABLE preference_links (
  hash         text PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  customer     text NOT NULL,
  made_at      timestamptz NOT NULL,
  ends_at      timestamptz NOT NULL
);

-- What customers asked for on their page: to see what is held, or to be erased; due within a month.
CREATE TABLE privacy_requests (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  customer     text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('access', 'erasure')),
  asked_at     timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  done_at      timestamptz,
  done_by      text
);
CREATE UNIQUE INDEX one_open_request ON privacy_requests (workspace_id, customer, kind) WHERE done_at IS NULL;

ALTER TABLE customer_aliases ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_aliases FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON customer_aliases USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE customer_identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_identities FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON customer_identities USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE identity_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_links FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON identity_links USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE identity_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_log FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON identity_log USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON customers USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE customer_attributes ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_attributes FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON customer_attributes USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE panels ENABLE ROW LEVEL SECURITY;
ALTER TABLE panels FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON panels USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE panel_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE panel_members FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON panel_members USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE segments ENABLE ROW LEVEL SECURITY;
ALTER TABLE segments FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON segments USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE segment_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE segment_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON segment_versions USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE segment_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE segment_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON segment_counts USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE consent_purposes ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_purposes FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON consent_purposes USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE consents ENABLE ROW LEVEL SECURITY;
ALTER TABLE consents FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON consents USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE consent_proofs ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_proofs FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON consent_proofs USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE preference_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE preference_links FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON preference_links USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
ALTER TABLE privacy_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON privacy_requests USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- Whoever opens a link is in no workspace yet: its hash shows that one row, and nothing else.
CREATE POLICY own_link ON preference_links FOR SELECT
  USING (hash = nullif(current_setting('sirius.link_hash', true), ''));
