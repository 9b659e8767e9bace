-- Records of the kiosks' journals, each exactly once.

CREATE TABLE journal (
  id           INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kiosk_id     INT UNSIGNED NOT NULL,
  uuid         CHAR(36)     NOT NULL COMMENT 'made by the kiosk when its storage was new',
  acknowledged BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'all records up to this number are here',
  first_seen   DATETIME(3)  NOT NULL,
  UNIQUE KEY journal_uuid (kiosk_id, uuid),
  CONSTRAINT journal_kiosk FOREIGN KEY (kiosk_id) REFERENCES kiosk (id)
);

CREATE TABLE record (
  journal_id INT UNSIGNED    NOT NULL,
  number     BIGINT UNSIGNED NOT NULL,
  type       VARCHAR(40)     NOT NULL,
  occurred   DATETIME(3)     NOT NULL COMMENT 'UTC; a survey''s is the Monday of its week',
  received   DATETIME(3)     NULL COMMENT 'UTC; empty for a survey, whose hour nobody shall know',
  body       TEXT            NULL COMMENT 'JSON as it came; empty for a survey, whose answers stand apart',
  PRIMARY KEY (journal_id, number)
);
