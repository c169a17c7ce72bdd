-- Whether a decision on a theme becomes an example; null = decided before this was kept: it does, unless drawn by chance.
ALTER TABLE label_decisions ADD COLUMN teach boolean;
-- Which texts of a version's examples come from the label desk, by which decisions, and what was known of them before.
ALTER TABLE taxonomies ADD COLUMN desk jsonb NOT NULL DEFAULT '[]';
