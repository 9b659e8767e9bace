-- Evaluation reports: what each says is frozen when it is published; only a later version corrects it.

CREATE TABLE evaluation (
  id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first     DATE         NOT NULL COMMENT 'first day of the first month',
  last      DATE         NOT NULL COMMENT 'first day of the last month',
  territory VARCHAR(128) COLLATE utf8mb4_bin NOT NULL COMMENT 'empty for the whole network',
  language  CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version   INT UNSIGNED NOT NULL COMMENT '1, and one more with each correction',
  corrects  INT UNSIGNED NULL COMMENT 'the version before',
  note      VARCHAR(500) NOT NULL COMMENT 'what is corrected; empty in the first version',
  state     VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'draft, published or replaced',
  content   MEDIUMTEXT   NOT NULL COMMENT 'JSON',
  hash      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the content',
  author    VARCHAR(120) NOT NULL COMMENT 'the name at that time',
  created   DATETIME(3)  NOT NULL,
  publisher VARCHAR(120) NOT NULL DEFAULT '' COMMENT 'the name at that time',
  published DATETIME(3)  NULL,
  KEY evaluation_last (last, id),
  UNIQUE KEY evaluation_corrects (corrects)
);
