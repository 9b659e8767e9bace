-- Answers of the whole network by month, once the month is closed, and what of it is not told yet.

CREATE TABLE survey_month (
  first          DATE         NOT NULL PRIMARY KEY COMMENT 'first day of the first month',
  last           DATE         NOT NULL COMMENT 'first day of the last month, of the same year',
  very_satisfied INT UNSIGNED NOT NULL,
  satisfied      INT UNSIGNED NOT NULL,
  dissatisfied   INT UNSIGNED NOT NULL
) COMMENT 'five answers from three kiosks or more in each row, which never changes';

CREATE TABLE survey_pool (
  id     TINYINT UNSIGNED NOT NULL PRIMARY KEY COMMENT 'always 1',
  sealed BLOB             NOT NULL COMMENT 'sums of months that are not told yet, under a key of the data folder'
);
