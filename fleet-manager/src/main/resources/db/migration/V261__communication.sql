-- What was done to make the network known, to be looked at beside its use.

CREATE TABLE communication_action (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind       VARCHAR(20)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'poster, press, radio, open-day, letter, mayors-bulletin or website',
  title      VARCHAR(120)    NOT NULL,
  first_day  DATE            NOT NULL,
  last_day   DATE            NOT NULL COMMENT 'the same for one day',
  everywhere BOOLEAN         NOT NULL COMMENT 'at every site; else those of communication_action_site',
  cost       DECIMAL(12, 2)  NOT NULL COMMENT 'euros; for comparison, the budget has it in a line of its own',
  note       VARCHAR(1000)   NOT NULL,
  recorded   DATETIME(3)     NOT NULL,
  KEY communication_action_day (first_day, id),
  CONSTRAINT communication_action_days CHECK (first_day <= last_day AND cost >= 0)
);

CREATE TABLE communication_action_site (
  action_id BIGINT UNSIGNED NOT NULL,
  site_id   INT UNSIGNED    NOT NULL,
  PRIMARY KEY (action_id, site_id),
  CONSTRAINT communication_action_site_action FOREIGN KEY (action_id) REFERENCES communication_action (id) ON DELETE CASCADE,
  CONSTRAINT communication_action_site_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);
