-- How long each kiosk was reached in each month, so that years can be added up.

CREATE TABLE kiosk_month (
  kiosk_id  INT UNSIGNED NOT NULL,
  month     DATE         NOT NULL COMMENT 'first day of a month of French time',
  site_id   INT UNSIGNED NOT NULL COMMENT 'where it stood when this was added up; 0 for no site',
  connected INT UNSIGNED NOT NULL COMMENT 'seconds',
  known     INT UNSIGNED NOT NULL COMMENT 'seconds of which the manager knows how it was',
  closed    BOOLEAN      NOT NULL COMMENT 'the month is over: this never changes',
  updated   DATETIME(3)  NOT NULL,
  PRIMARY KEY (kiosk_id, month),
  KEY kiosk_month_month (month, kiosk_id)
);
