-- What a signed file says of versions that are older than another; of what the version before took in nothing is known.
ALTER TABLE artifact
  ADD COLUMN downgrade_from VARCHAR(64) CHARACTER SET ascii NULL COMMENT 'the newest version in whose place this older one may come',
  ADD COLUMN oldest_allowed VARCHAR(64) CHARACTER SET ascii NULL COMMENT 'the oldest version that may come after this one';
