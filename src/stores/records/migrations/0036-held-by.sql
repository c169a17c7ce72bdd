-- What brought it, as `received_by` of items: an import that a crash cut off knows afterwards what it had put here.
ALTER TABLE post_quarantine ADD COLUMN held_by text NOT NULL DEFAULT '';
CREATE INDEX post_quarantine_by_bringer ON post_quarantine (workspace_id, post, held_by);
