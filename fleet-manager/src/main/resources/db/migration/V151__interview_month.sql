-- What stays of interviews after their retention.

CREATE TABLE interview_month (
  month      DATE            NOT NULL COMMENT 'first day of a month of French time',
  site_id    INT UNSIGNED    NOT NULL COMMENT '0: held where no site was known',
  service    VARCHAR(40)     NOT NULL,
  outcome    VARCHAR(20)     NOT NULL,
  interviews INT UNSIGNED    NOT NULL,
  seconds    BIGINT UNSIGNED NOT NULL COMMENT 'of all of them together',
  last       DATE            NOT NULL COMMENT 'day of the last one, French time',
  PRIMARY KEY (month, site_id, service, outcome)
);

ALTER TABLE known_browser ADD KEY known_browser_used (used);
