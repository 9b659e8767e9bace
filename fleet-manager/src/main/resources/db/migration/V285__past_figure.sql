-- Yearly figures from before the program, taken over from documents: each belongs to the file it came in, and goes with it when that is taken back.

CREATE TABLE past_figure_import (
  id       INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  imported DATETIME(3)  NOT NULL COMMENT 'UTC',
  author   VARCHAR(120) NOT NULL COMMENT 'the name at that time',
  hash     CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the file'
);

CREATE TABLE past_figure (
  id        BIGINT UNSIGNED   NOT NULL AUTO_INCREMENT PRIMARY KEY,
  import_id INT UNSIGNED      NOT NULL COMMENT 'of two that say the same differently, the later one holds',
  year      SMALLINT UNSIGNED NOT NULL,
  site_id   INT UNSIGNED      NULL COMMENT 'none: a site that is gone, or the whole network',
  place     VARCHAR(120)      NOT NULL COMMENT 'the name of the site at that time; empty for the whole network',
  service   VARCHAR(40)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its code; empty for all of them',
  indicator VARCHAR(20)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'a word of PastFigureIndicator',
  value     DECIMAL(13, 2)    NOT NULL COMMENT 'so many, or kilograms',
  of_total  BIGINT UNSIGNED   NULL COMMENT 'of so many, where it is a share',
  source    VARCHAR(300)      NOT NULL COMMENT 'the document that says so, and where in it',
  note      VARCHAR(500)      NOT NULL,
  KEY past_figure_year (year, id),
  CONSTRAINT past_figure_import FOREIGN KEY (import_id) REFERENCES past_figure_import (id) ON DELETE CASCADE,
  CONSTRAINT past_figure_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE SET NULL,
  CONSTRAINT past_figure_share CHECK (of_total IS NULL OR (value >= 0 AND value <= of_total))
);
