-- Since when a module is meant for every kiosk: older versions are behind from then on.
ALTER TABLE software_module
  ADD COLUMN promoted DATETIME(3) NULL COMMENT 'into the channel stable; NULL in another one, and where the program of the release before did it';

-- Those that were tried out first are found in the audit log, as far back as it goes; the others were stable from their first day.
UPDATE software_module m
SET m.promoted = COALESCE(
  (SELECT MAX(a.at) FROM audit a
   WHERE a.action = 'software-module.promoted' AND a.subject = CONCAT(m.part, ' ', m.name, ' ', m.version)),
  m.made)
WHERE m.channel = 'stable';
