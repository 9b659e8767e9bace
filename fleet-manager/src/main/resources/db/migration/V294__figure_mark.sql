-- What is counted of interviews and answers is kept in memory, month by month and year by year, as long as its mark stays the same.

CREATE TABLE figure_mark (
  figures VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'interviews, by months of French time, or answers, by years',
  first   DATE        NOT NULL COMMENT 'first day of the month or year',
  mark    BIGINT      NOT NULL COMMENT 'drawn anew in each transaction that changes anything of it',
  PRIMARY KEY (figures, first)
);
