-- Figures that were published as open data: a year never changes once it is, since two editions that differ would tell what lies between.

CREATE TABLE open_data_year (
  year    SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  content MEDIUMTEXT        NOT NULL COMMENT 'JSON: the published lines, without what is hidden',
  taken   DATETIME(3)       NOT NULL COMMENT 'UTC'
);
