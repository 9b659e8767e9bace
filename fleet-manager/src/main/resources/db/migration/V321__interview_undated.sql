-- Interviews whose beginning cannot be right, since their kiosk's clock was not: they are in no month's figures.

CREATE TABLE interview_undated (
  month   DATE         NOT NULL COMMENT 'first day of the month of French time in which they came',
  site_id INT UNSIGNED NOT NULL COMMENT 'where their kiosk stood when they came; 0 for no site',
  records INT UNSIGNED NOT NULL COMMENT 'interviews, and attempts that became none',
  last    DATETIME(3)  NOT NULL COMMENT 'UTC, when the last of them came',
  PRIMARY KEY (month, site_id)
);
