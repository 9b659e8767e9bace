-- Addresses in the audit log are blanked after a time. A second chain, over the rows as they are without their addresses,
-- holds what the first one can then not check.

ALTER TABLE audit_head
  ADD COLUMN blanked BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'the last row whose address has been blanked',
  ADD COLUMN rest BINARY(32) NULL COMMENT 'the second chain''s hash of that row',
  ADD COLUMN before_first_rest BINARY(32) NULL COMMENT 'its hash of the row before the oldest';
