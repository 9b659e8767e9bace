-- Physical devices and what they are meant to be. Rows of units that ever had a name are never deleted.

CREATE TABLE unit (
  id          INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  state       VARCHAR(10)  CHARACTER SET ascii NOT NULL COMMENT 'planned, waiting, enrolled, accepted, lapsed, cancelled, rejected, retired or replaced',
  since       DATETIME(3)  NOT NULL COMMENT 'of the state',
  made        DATETIME(3)  NOT NULL,
  fingerprint CHAR(64)     CHARACTER SET ascii NULL COMMENT 'SHA-256 of the key; a key belongs to one unit for ever',
  code        CHAR(8)      CHARACTER SET ascii NULL COMMENT 'what its screen shows, made from the fingerprint',
  kiosk       VARCHAR(40)  CHARACTER SET ascii NULL,
  territory   VARCHAR(40)  CHARACTER SET ascii NULL,
  admitted    DATETIME(3)  NULL COMMENT 'when a claim or a person let the key in, last',
  seen        DATETIME(3)  NULL,
  address     VARCHAR(45)  CHARACTER SET ascii NULL,
  successor   INT UNSIGNED NULL COMMENT 'with state = replaced',
  -- The database itself sees to it that a kiosk is never two devices.
  holds       VARCHAR(40)  CHARACTER SET ascii AS (IF(state IN ('planned', 'enrolled', 'accepted', 'lapsed'), kiosk, NULL)) PERSISTENT,
  UNIQUE KEY unit_fingerprint (fingerprint),
  UNIQUE KEY unit_holds (holds),
  KEY unit_code (code),
  KEY unit_kiosk (kiosk),
  KEY unit_state (state, seen),
  CONSTRAINT unit_successor FOREIGN KEY (successor) REFERENCES unit (id)
);

CREATE TABLE claim (
  id      CHAR(22)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT '128 random bits, base64url',
  unit_id INT UNSIGNED NOT NULL,
  secret  BINARY(32)   NOT NULL COMMENT 'SHA-256 of the secret, which is kept nowhere',
  made    DATETIME(3)  NOT NULL,
  expires DATETIME(3)  NOT NULL,
  used    DATETIME(3)  NULL COMMENT 'by the key of the unit',
  dropped DATETIME(3)  NULL COMMENT 'when another claim took its place, or the plan was cancelled',
  KEY claim_unit (unit_id, made),
  CONSTRAINT claim_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
);

CREATE TABLE unit_event (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  unit_id INT UNSIGNED NOT NULL,
  at      DATETIME(3)  NOT NULL,
  verb    VARCHAR(40)  CHARACTER SET ascii NOT NULL COMMENT 'what happened, in the past',
  actor   VARCHAR(200) NOT NULL COMMENT 'who did it, by the name of that day; empty for the program',
  remark  VARCHAR(500) NOT NULL,
  KEY unit_event_unit (unit_id, id),
  CONSTRAINT unit_event_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
);

CREATE TABLE unit_alert (
  unit_id INT UNSIGNED NOT NULL PRIMARY KEY,
  first   DATETIME(3)  NOT NULL,
  last    DATETIME(3)  NOT NULL,
  times   INT UNSIGNED NOT NULL,
  fingerprint CHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'of the key that used the claim last without a right to it',
  address VARCHAR(45)  CHARACTER SET ascii NOT NULL,
  CONSTRAINT unit_alert_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
);
