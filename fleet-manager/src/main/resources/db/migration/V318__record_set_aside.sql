-- A record that met a fault of the program when features were to keep it is acknowledged, and waits here for a program that can.

CREATE TABLE record_set_aside (
  journal_id INT UNSIGNED    NOT NULL,
  number     BIGINT UNSIGNED NOT NULL,
  since      DATETIME(3)     NOT NULL COMMENT 'UTC',
  body       TEXT            NULL COMMENT 'JSON, of a survey, whose record has none; empty for others',
  PRIMARY KEY (journal_id, number),
  CONSTRAINT record_set_aside_record FOREIGN KEY (journal_id, number) REFERENCES record (journal_id, number)
    ON DELETE CASCADE
);
