-- Who is told of alerts, and what came of it. Rows are written with the alert; times are the engine's.

CREATE TABLE alert_preference (
  account_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  severity   VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the least that is told by mail; empty for none',
  digest     BOOLEAN      NOT NULL COMMENT 'a mail each Monday',
  language   CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  CONSTRAINT alert_preference_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'only of who chose';

CREATE TABLE alert_delivery (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  alert_id   BIGINT UNSIGNED NULL COMMENT 'empty for a digest',
  what       VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'opened, resolved, reminder or digest',
  serial     INT UNSIGNED NOT NULL COMMENT 'the how manieth reminder, the week of a digest; else 0',
  channel    VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'mail or webhook',
  account_id BIGINT UNSIGNED NOT NULL COMMENT '0 for the webhook',
  created    DATETIME(3)  NOT NULL,
  state      VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'waiting, sending, sent, failed or dropped',
  attempts   TINYINT UNSIGNED NOT NULL DEFAULT 0,
  due        BIGINT UNSIGNED NOT NULL COMMENT 'on the engine''s own time: when it is tried, or when a try that nobody ended is over',
  changed    DATETIME(3)  NOT NULL,
  fault      VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'why the last try failed',
  UNIQUE KEY alert_delivery_once (alert_id, what, serial, channel, account_id),
  KEY alert_delivery_due (state, channel, due),
  KEY alert_delivery_digest (what, serial, account_id),
  CONSTRAINT alert_delivery_alert FOREIGN KEY (alert_id) REFERENCES alert (id) ON DELETE CASCADE
);

ALTER TABLE alert ADD COLUMN reminded BIGINT UNSIGNED NULL COMMENT 'when somebody was last told, on the engine''s own time';
