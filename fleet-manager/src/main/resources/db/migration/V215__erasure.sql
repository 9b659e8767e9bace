-- Whether what citizens could have left on a kiosk was gone afterwards: sums of days, and each look that did not find everything gone.

CREATE TABLE erasure_day (
  kiosk_id INT UNSIGNED NOT NULL,
  day      DATE         NOT NULL COMMENT 'day of French time',
  sessions INT UNSIGNED NOT NULL COMMENT 'after which it was looked',
  clean    INT UNSIGNED NOT NULL COMMENT 'of these, after which everything was gone',
  PRIMARY KEY (kiosk_id, day),
  KEY erasure_day_day (day)
);

CREATE TABLE erasure_finding (
  journal_id INT UNSIGNED NOT NULL,
  number     BIGINT UNSIGNED NOT NULL,
  kiosk_id   INT UNSIGNED NOT NULL,
  occurred   DATETIME(3)  NOT NULL,
  is_recheck BOOLEAN      NOT NULL COMMENT 'looked again, since a former look had found something',
  remaining  VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'places where something was left, by commas',
  unchecked  VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'places that did not tell, by commas',
  PRIMARY KEY (journal_id, number),
  KEY erasure_finding_kiosk (kiosk_id, occurred),
  KEY erasure_finding_occurred (occurred)
);

-- Those that came while the program did not know them yet: they were kept as they were told.
INSERT INTO erasure_finding
SELECT r.journal_id, r.number, j.kiosk_id, r.occurred, JSON_VALUE(r.body, '$.recheck') = '1',
       JSON_VALUE(r.body, '$.left'), JSON_VALUE(r.body, '$.unchecked')
FROM record r JOIN journal j ON j.id = r.journal_id
WHERE r.type = 'erasure'
  AND CHAR_LENGTH(JSON_VALUE(r.body, '$.left')) <= 120 AND CHAR_LENGTH(JSON_VALUE(r.body, '$.unchecked')) <= 120
  AND JSON_VALUE(r.body, '$.recheck') IN ('0', '1')
  AND (JSON_VALUE(r.body, '$.left') <> '' OR JSON_VALUE(r.body, '$.unchecked') <> '' OR JSON_VALUE(r.body, '$.recheck') = '1');

INSERT INTO erasure_day
SELECT j.kiosk_id, DATE(r.occurred), COUNT(*),
       SUM(JSON_VALUE(r.body, '$.left') = '' AND JSON_VALUE(r.body, '$.unchecked') = '')
FROM record r JOIN journal j ON j.id = r.journal_id
WHERE r.type = 'erasure' AND JSON_VALUE(r.body, '$.recheck') = '0'
  AND JSON_VALUE(r.body, '$.left') IS NOT NULL AND JSON_VALUE(r.body, '$.unchecked') IS NOT NULL
GROUP BY j.kiosk_id, DATE(r.occurred);
