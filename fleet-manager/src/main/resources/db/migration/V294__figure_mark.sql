-- What is counted of interviews and answers is kept in memory, month by month and year by year, as long as its mark stays the same.

CREATE TABLE figure_mark (
  figures VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'interviews, by months of French time, or answers, by years',
  first   DATE        NOT NULL COMMENT 'first day of the month or year',
  mark    BIGINT      NOT NULL COMMENT 'drawn anew in each transaction that changes anything of it',
  PRIMARY KEY (figures, first)
);

-- The former release marks nothing: what it writes from now on says so, and what is there was never read before.
ALTER TABLE interview
  ADD COLUMN marked BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'its month was marked when it was written',
  ADD KEY interview_marked (marked, month);
ALTER TABLE interview ALTER COLUMN marked SET DEFAULT FALSE;

ALTER TABLE survey
  ADD COLUMN marked BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'its year was marked when it was written',
  ADD KEY survey_marked (marked, week);
ALTER TABLE survey ALTER COLUMN marked SET DEFAULT FALSE;
