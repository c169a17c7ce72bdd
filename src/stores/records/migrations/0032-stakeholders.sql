-- Groups of people besides customers that a company has ever had somebody of; where it has none, no question looks for them.
CREATE TABLE stakeholder_groups (
  workspace_id uuid NOT NULL REFERENCES workspaces (id),
  kind         text NOT NULL CHECK (kind IN ('employee', 'supplier', 'investor', 'community')),
  since        timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, kind)
);
ALTER TABLE stakeholder_groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE stakeholder_groups FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON stakeholder_groups USING (workspace_id = nullif(current_setting('sirius.workspace', true), '')::uuid);

-- What was called another kind before goes on being it: its row is sent to the moments store with the next timeline.
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_attributes NO FORCE ROW LEVEL SECURITY;
ALTER TABLE stakeholder_groups NO FORCE ROW LEVEL SECURITY;
INSERT INTO customer_attributes (workspace_id, customer, name, value, source, at)
  SELECT workspace_id, customer, '=stakeholder', kind, 'migration', added_at FROM customers WHERE kind <> 'customer';
INSERT INTO stakeholder_groups (workspace_id, kind, since)
  SELECT workspace_id, kind, min(added_at) FROM customers WHERE kind <> 'customer' GROUP BY workspace_id, kind;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_attributes FORCE ROW LEVEL SECURITY;
ALTER TABLE stakeholder_groups FORCE ROW LEVEL SECURITY;

CREATE INDEX customers_by_group ON customers (workspace_id, kind) WHERE kind <> 'customer';

-- Panels for studies that ask the same people again: for what, of which group, from which segment they are filled, how large
-- they are to be, and whether people may join by themselves on their own page.
ALTER TABLE panels
  ADD COLUMN purpose text NOT NULL DEFAULT '',
  ADD COLUMN stakeholder text NOT NULL DEFAULT 'customer'
    CHECK (stakeholder IN ('customer', 'employee', 'supplier', 'investor', 'community')),
  ADD COLUMN segment text,
  ADD COLUMN target integer CHECK (target > 0),
  ADD COLUMN is_open boolean NOT NULL DEFAULT false;
-- How somebody came in, with which probability where they were drawn (null = nobody drew), and why they left.
ALTER TABLE panel_members
  ADD COLUMN how text NOT NULL DEFAULT 'by-hand' CHECK (how IN ('by-hand', 'drawn', 'opted-in')),
  ADD COLUMN probability double precision CHECK (probability > 0 AND probability <= 1),
  ADD COLUMN why_left text NOT NULL DEFAULT '';
CREATE INDEX panel_members_by_person ON panel_members (workspace_id, customer);
