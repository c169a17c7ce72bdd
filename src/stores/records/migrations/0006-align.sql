-- The align half: decisions, the contributions they owe customers, and the verdicts that measurements write.

-- What has happened can be added to, never rewritten.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are written once: they can be commented on, not changed or removed.', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TABLE decisions (
  id             uuid PRIMARY KEY,
  workspace_id   uuid NOT NULL REFERENCES workspaces (id),
  title          text NOT NULL,
  state          text NOT NULL CHECK (state IN ('draft', 'contribution-missing', 'submitted', 'returned', 'approved',
                   'rejected', 'withdrawn', 'in-effect', 'checked')),
  author_id      text NOT NULL,
  author_name    text NOT NULL,
  function_name  text NOT NULL DEFAULT '',
  -- The finding it answers, and that finding's sentence as it stood: never a customer's words.
  finding_id     text,
  finding_said   text,
  created_at     timestamptz NOT NULL,
  submitted_at   timestamptz,
  approved_at    timestamptz,
  approved_by    text,
  approved_name  text,
  in_effect_from timestamptz,
  -- Recorded after it began: its measure could be chosen with the outcome known.
  retroactive    boolean NOT NULL DEFAULT false
);
CREATE INDEX decisions_by_state ON decisions (workspace_id, state, created_at DESC);

CREATE TABLE contributions (
  id             uuid PRIMARY KEY,
  workspace_id   uuid NOT NULL REFERENCES workspaces (id),
  -- What work it belongs to; today decisions, later goals, commitments and hand-offs.
  source_kind    text NOT NULL,
  source_id      uuid NOT NULL,
  claim          jsonb NOT NULL,
  evidence       jsonb NOT NULL DEFAULT '[]',
  -- When measure, size and dates were registered; null while they may still be edited.
  registered_at  timestamptz,
  -- When another person agreed; from here on nothing of the claim can change, nor be withdrawn from the register.
  fixed_at       timestamptz,
  -- What could be foreseen when it was registered: baseline, smallest detectable change.
  foresight      jsonb,
  in_effect_from timestamptz,
  check_on       timestamptz,
  UNIQUE (workspace_id, source_kind, source_id)
);
CREATE INDEX contributions_due ON contributions (workspace_id, check_on) WHERE in_effect_from IS NOT NULL;

CREATE FUNCTION keep_registered_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.registered_at IS NOT NULL THEN
      RAISE EXCEPTION 'A registered contribution cannot be removed.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.registered_at IS NOT NULL AND NEW.registered_at IS NOT NULL
     AND (OLD.claim IS DISTINCT FROM NEW.claim OR OLD.registered_at <> NEW.registered_at) THEN
    RAISE EXCEPTION 'A registered contribution cannot be edited.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.fixed_at IS NOT NULL AND (NEW.fixed_at IS DISTINCT FROM OLD.fixed_at OR NEW.claim IS DISTINCT FROM OLD.claim
     OR NEW.registered_at IS DISTINCT FROM OLD.registered_at OR NEW.check_on IS DISTINCT FROM OLD.check_on
     OR (OLD.in_effect_from IS NOT NULL AND NEW.in_effect_from IS DISTINCT FROM OLD.in_effect_from)) THEN
    RAISE EXCEPTION 'An approved contribution cannot be edited.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_registered BEFORE UPDATE OR DELETE ON contributions
  FOR EACH ROW EXECUTE FUNCTION keep_registered_claims();

-- One scheduled reading per contribution: the unique key is why a verdict is counted once.
CREATE TABLE verdicts (
  id              uuid PRIMARY KEY,
  workspace_id    uuid NOT NULL REFERENCES workspaces (id),
  contribution_id uuid NOT NULL UNIQUE REFERENCES contributions (id),
  outcome         text NOT NULL CHECK (outcome IN ('confirmed', 'not-detectable', 'opposite', 'untestable')),
  -- The effect with its interval, the windows, every reading behind it, answers had and needed, the rung.
  reading         jsonb NOT NULL,
  written_at      timestamptz NOT NULL
);
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON verdicts FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON verdicts FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Who moved what, from which state to which, when and why.
CREATE TABLE state_history (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  noun         text NOT NULL,
  subject      uuid NOT NULL,
  at           timestamptz NOT NULL,
  who          text NOT NULL,
  who_name     text NOT NULL,
  move         text NOT NULL,
  from_state   text,
  to_state     text NOT NULL,
  why          text,
  -- The claim as it was registered or returned.
  detail       jsonb
);
CREATE INDEX state_history_of ON state_history (workspace_id, noun, subject, id);
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON state_history FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

CREATE TABLE comments (
  id           uuid PRIMARY KEY,
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  noun         text NOT NULL,
  subject      uuid NOT NULL,
  at           timestamptz NOT NULL,
  who          text NOT NULL,
  who_name     text NOT NULL,
  text         text NOT NULL
);
CREATE INDEX comments_of ON comments (workspace_id, noun, subject, at);

-- The three voices an approver hears, drawn when the decision is submitted. Pointers only: no customer's words.
CREATE TABLE decision_voices (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  decision_id  uuid NOT NULL REFERENCES decisions (id),
  place        smallint NOT NULL,
  moment       text NOT NULL,
  dissenting   boolean NOT NULL,
  PRIMARY KEY (decision_id, place)
);

CREATE TABLE decision_voices_opened (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  decision_id  uuid NOT NULL REFERENCES decisions (id),
  -- The submission they were opened for: a decision that came back is heard anew.
  submitted_at timestamptz NOT NULL,
  user_id      text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (decision_id, submitted_at, user_id)
);

-- Projects, plans and other work that is to name its customer.
CREATE TABLE work_items (
  id            uuid PRIMARY KEY,
  workspace_id  uuid NOT NULL REFERENCES workspaces (id),
  title         text NOT NULL,
  function_name text NOT NULL DEFAULT '',
  cost          numeric,
  currency      text NOT NULL DEFAULT '',
  -- What it serves: a finding or a decision; null = no customer asked.
  serves_kind   text CHECK (serves_kind IN ('finding', 'decision')),
  serves_id     text,
  created_at    timestamptz NOT NULL,
  UNIQUE (workspace_id, title, function_name)
);

CREATE TABLE last_looks (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  user_id      text NOT NULL,
  at           timestamptz NOT NULL,
  before       timestamptz,
  PRIMARY KEY (workspace_id, user_id)
);

-- What has a contribution, whatever kind of work it is: the one place the lock reads titles and states from.
CREATE VIEW contribution_sources WITH (security_invoker = true) AS
  SELECT workspace_id, 'decision'::text AS kind, id, title, state, function_name, finding_id, finding_said,
         author_name, retroactive
    FROM decisions;

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['decisions', 'contributions', 'verdicts', 'state_history', 'comments', 'decision_voices',
                             'decision_voices_opened', 'work_items', 'last_looks'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''sirius.workspace'', true), '''')::uuid)', one);
  END LOOP;
END $$;
