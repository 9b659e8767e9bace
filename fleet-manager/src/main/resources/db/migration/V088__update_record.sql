-- What kiosks wrote into their journals at the end of updates, whoever ordered them: one row for each part.

CREATE TABLE update_record (
  journal_id   INT UNSIGNED    NOT NULL,
  number       BIGINT UNSIGNED NOT NULL,
  kiosk_id     INT UNSIGNED    NOT NULL,
  occurred     DATETIME(3)     NOT NULL COMMENT 'UTC, by the kiosk''s clock',
  action       VARCHAR(64)     NOT NULL COMMENT 'the update server''s number',
  part         VARCHAR(64)     NOT NULL COMMENT 'such as os; empty when the order could not be read',
  version_from VARCHAR(64)     NOT NULL COMMENT 'empty when nothing was begun',
  version_to   VARCHAR(64)     NOT NULL,
  ending       VARCHAR(10)     CHARACTER SET ascii NOT NULL COMMENT 'succeeded, failed or cancelled',
  cause        VARCHAR(64)     NOT NULL COMMENT 'why it failed, a keyword; empty when it did not',
  failed_check VARCHAR(64)     NOT NULL COMMENT 'what did not work with the new version; may be empty',
  PRIMARY KEY (journal_id, number),
  KEY update_record_kiosk (kiosk_id, occurred),
  KEY update_record_cause (cause)
);

-- Those that came while the program did not know them yet: they were kept as they were told.
INSERT INTO update_record
SELECT r.journal_id, r.number, j.kiosk_id, r.occurred,
       JSON_VALUE(r.body, '$.action'), JSON_VALUE(r.body, '$.part'),
       JSON_VALUE(r.body, '$.from'), JSON_VALUE(r.body, '$.to'), JSON_VALUE(r.body, '$.end'),
       JSON_VALUE(r.body, '$.cause'), JSON_VALUE(r.body, '$.check')
FROM record r JOIN journal j ON j.id = r.journal_id
WHERE r.type = 'update'
  AND JSON_VALUE(r.body, '$.end') IN ('succeeded', 'failed', 'cancelled')
  AND GREATEST(
    CHAR_LENGTH(JSON_VALUE(r.body, '$.action')), CHAR_LENGTH(JSON_VALUE(r.body, '$.part')),
    CHAR_LENGTH(JSON_VALUE(r.body, '$.from')), CHAR_LENGTH(JSON_VALUE(r.body, '$.to')),
    CHAR_LENGTH(JSON_VALUE(r.body, '$.cause')), CHAR_LENGTH(JSON_VALUE(r.body, '$.check'))) <= 64;
