-- What carries the calls of the fleet: one row, once somebody has chosen; direct before.

CREATE TABLE fleet_video (
  id       TINYINT UNSIGNED NOT NULL PRIMARY KEY COMMENT 'always 1',
  provider VARCHAR(40)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'direct, la-suite-meet, jitsi-meet, bigbluebutton or room-link',
  revision INT UNSIGNED     NOT NULL COMMENT 'counts the changes',
  since    DATETIME(3)      NOT NULL,
  CONSTRAINT fleet_video_one_row CHECK (id = 1)
);

ALTER TABLE video_call
  ADD COLUMN instead_of VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what was to carry it and could not; empty where it did',
  ADD COLUMN room TEXT CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'addresses by which kiosk and adviser come in, in two lines, while the call is open';

-- Until today nothing but direct could carry a call, so a service that says so follows the fleet. The version before reads that as direct.
UPDATE service SET card = REPLACE(card, ',"adapter":"direct"', '') WHERE card IS NOT NULL;
