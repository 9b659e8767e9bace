-- Answers lead back to no interview: those of a site are dated by the year, and their services are
-- counted apart.

ALTER TABLE survey
  ADD COLUMN span VARCHAR(8) CHARACTER SET ascii NOT NULL DEFAULT 'week'
    COMMENT 'year: week is a year''s first day and service is empty; week: as the former release writes, made a year soon',
  ADD KEY survey_span (span);

CREATE TABLE survey_service (
  year              SMALLINT UNSIGNED NOT NULL,
  service           VARCHAR(40)  NOT NULL,
  very_satisfied    INT UNSIGNED NOT NULL DEFAULT 0,
  satisfied         INT UNSIGNED NOT NULL DEFAULT 0,
  little_satisfied  INT UNSIGNED NOT NULL DEFAULT 0,
  not_satisfied     INT UNSIGNED NOT NULL DEFAULT 0,
  recommend_yes     INT UNSIGNED NOT NULL DEFAULT 0,
  recommend_no      INT UNSIGNED NOT NULL DEFAULT 0,
  recommend_undecided INT UNSIGNED NOT NULL DEFAULT 0,
  resolved_yes      INT UNSIGNED NOT NULL DEFAULT 0,
  resolved_partly   INT UNSIGNED NOT NULL DEFAULT 0,
  resolved_no       INT UNSIGNED NOT NULL DEFAULT 0,
  PRIMARY KEY (year, service)
) COMMENT 'answers of the whole network, without their sites';
