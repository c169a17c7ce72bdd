-- An entry is begun before anything goes, with how much is due, and finished once nothing of it is left on the disk: what a
-- kill interrupts is found here and taken up, also when nothing is due any more.
ALTER TABLE retention_log ADD COLUMN finished_at timestamptz;
UPDATE retention_log SET finished_at = at;
CREATE INDEX retention_log_begun ON retention_log (workspace_id, number) WHERE finished_at IS NULL;
