-- What a kiosk's last birth certificate said, for a manager that has just started.

ALTER TABLE kiosk
  ADD COLUMN born DATETIME(3) NULL COMMENT 'UTC, when it arrived; empty when none is known',
  ADD COLUMN takes_actions BOOLEAN NULL COMMENT 'whether it declared the metrics of remote actions';
