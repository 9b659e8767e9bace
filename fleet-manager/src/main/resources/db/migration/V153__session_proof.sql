ALTER TABLE session
  ADD COLUMN provider BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'opened through the identity provider',
  ADD COLUMN proved DATETIME(3) NULL COMMENT 'when the person last proved to the provider who she is, as far as it says';
