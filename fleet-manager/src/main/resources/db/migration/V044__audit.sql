-- Who did what. Rows are added and never altered: triggers refuse it where the server lets the program make them, and
-- each row carries a hash over itself and the row before, so that a missing or altered row shows.

CREATE TABLE audit (
  number     BIGINT UNSIGNED NOT NULL PRIMARY KEY COMMENT 'without gaps',
  at         DATETIME(6)  NOT NULL,
  actor_kind VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_id   BIGINT UNSIGNED NULL COMMENT 'the account''s row, which may be gone',
  actor      VARCHAR(260) NOT NULL COMMENT 'the name at that time',
  action     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject    VARCHAR(200) NOT NULL,
  address    VARCHAR(64)  NOT NULL,
  details    TEXT         NOT NULL COMMENT 'JSON object of texts',
  hash       BINARY(32)   NOT NULL COMMENT 'SHA-256 over this row and the hash of the row before',
  KEY audit_at (at),
  KEY audit_action (action)
);

CREATE TABLE audit_head (
  id     TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  number BIGINT UNSIGNED  NOT NULL COMMENT 'the last row',
  hash   BINARY(32)       NOT NULL COMMENT 'of the last row',
  first  BIGINT UNSIGNED  NOT NULL COMMENT 'the oldest row that retention has left',
  before_first BINARY(32) NOT NULL COMMENT 'the hash of the row before the oldest'
);
