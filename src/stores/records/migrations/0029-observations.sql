-- What somebody of the company saw beside a customer, or walking the way themselves. The observer's own words stand here and
-- nowhere else: only what the customer said goes on, as a voice.
CREATE TABLE observations (
  workspace_id      uuid NOT NULL REFERENCES workspaces (id),
  id                uuid NOT NULL,
  n                 bigint GENERATED ALWAYS AS IDENTITY,
  observer          text NOT NULL,
  observer_function text NOT NULL,
  -- A name only where the observer signed with it.
  signed_by         text NOT NULL DEFAULT '',
  kind              text NOT NULL CHECK (kind IN ('gemba', 'safari', 'note')),
  at                timestamptz NOT NULL,
  received_at       timestamptz NOT NULL,
  -- Keyed, of all that was sent.
  fingerprint       text NOT NULL,
  saw               text NOT NULL,
  said              text NOT NULL,
  means             text NOT NULL,
  step              text NOT NULL,
  function          text NOT NULL,
  channel           text NOT NULL,
  place             text NOT NULL,
  -- The moment that what was said became: it goes when the words of voices go.
  said_as           uuid,
  customer          text,
  customer_found    text NOT NULL CHECK (customer_found IN ('none', 'known', 'unknown', 'shared')),
  feeling           text NOT NULL,
  effort            text NOT NULL,
  waste             text[] NOT NULL,
  -- Photos that were announced, in their order; those that arrived stand beside.
  photos            uuid[] NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX observations_newest ON observations (workspace_id, n DESC);
CREATE INDEX observations_by_step ON observations (workspace_id, step, n DESC);
ALTER TABLE observations ENABLE ROW LEVEL SECURITY;
ALTER TABLE observations FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON observations USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- Pictures, freed of where, when and with what they were taken before they come here.
CREATE TABLE observation_photos (
  workspace_id uuid NOT NULL,
  observation  uuid NOT NULL,
  id           uuid NOT NULL,
  type         text NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
  content      bytea NOT NULL,
  PRIMARY KEY (workspace_id, observation, id),
  FOREIGN KEY (workspace_id, observation) REFERENCES observations (workspace_id, id) ON DELETE CASCADE
);
ALTER TABLE observation_photos ENABLE ROW LEVEL SECURITY;
ALTER TABLE observation_photos FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON observation_photos USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);
