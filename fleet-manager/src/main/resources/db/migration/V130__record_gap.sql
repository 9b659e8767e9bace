-- Records that a kiosk had and does not have any more, and that never came here: what is lost is said.

CREATE TABLE record_gap (
  journal_id   INT UNSIGNED    NOT NULL,
  first_number BIGINT UNSIGNED NOT NULL,
  last_number  BIGINT UNSIGNED NOT NULL,
  since        DATETIME(3)     NULL COMMENT 'UTC, when the last record before it occurred; empty when there is none',
  noticed      DATETIME(3)     NOT NULL COMMENT 'UTC; what is missing occurred before',
  PRIMARY KEY (journal_id, first_number)
);
