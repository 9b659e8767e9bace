-- How long the citizen waited for an adviser.

ALTER TABLE interview
  ADD COLUMN waited INT UNSIGNED NULL COMMENT 'seconds; none where the kiosk did not tell';
