-- Passers-by and visits of each month, so that years can be added up and hours need not be kept for ever.

CREATE TABLE presence_month (
  kiosk_id INT UNSIGNED NOT NULL,
  month    DATE         NOT NULL COMMENT 'first day of a month of French time',
  passers  INT UNSIGNED NOT NULL,
  visits   INT UNSIGNED NOT NULL,
  PRIMARY KEY (kiosk_id, month),
  KEY presence_month_month (month, kiosk_id)
);

-- An hour of the last of March is of summer time, one of the last of October of winter time: no other change of the clock is near a month's end.
INSERT INTO presence_month (kiosk_id, month, passers, visits)
SELECT kiosk_id,
  DATE_FORMAT(hour + INTERVAL IF(MONTH(hour) BETWEEN 3 AND 9, 2, 1) HOUR, '%Y-%m-01') AS french,
  SUM(passers), SUM(visits)
FROM presence_hour
GROUP BY kiosk_id, french;
