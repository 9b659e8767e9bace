-- When a kiosk last said what it runs; every kiosk is asked again, since nobody read what they said so far.
ALTER TABLE update_kiosk
  ADD COLUMN described DATETIME(3) NULL COMMENT 'when the attributes came; NULL where the program of the release before took them';
UPDATE update_kiosk SET asks = TRUE, changes = changes + 1, changed = UTC_TIMESTAMP(3);
