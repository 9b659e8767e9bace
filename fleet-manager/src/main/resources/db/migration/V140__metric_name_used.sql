-- When a name was last given a value, so that names that nothing uses can go. Those that are there count as used today.

ALTER TABLE metric_name
  ADD COLUMN used DATE NOT NULL DEFAULT (CURRENT_DATE) COMMENT 'UTC, the day of its newest value',
  ADD KEY metric_name_used (used);
