-- One distribution for many kiosks in waves, and what decides who gets it when.

CREATE TABLE rollout (
  id              INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  distribution_id INT UNSIGNED NOT NULL,
  state           VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'proposed, ready, running, paused, rolling-back, aborting, finished, aborted, rolled-back or rejected',
  reason          VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'person, errors, stalled or withdrawn with paused and rolling-back; a sentence with rejected',
  plan            MEDIUMTEXT   NOT NULL COMMENT 'JSON, as the programming interface has it',
  territories     TEXT         NOT NULL DEFAULT '' COMMENT 'the part of the fleet that its maker may change, a line for each; empty for the whole fleet',
  made            DATETIME(3)  NOT NULL,
  since           DATETIME(3)  NOT NULL COMMENT 'of the state',
  actor           VARCHAR(200) NOT NULL COMMENT 'who made it, by the name of that day',
  maker           VARCHAR(220) NOT NULL COMMENT 'who made it, so that the second person is another one',
  start_at        DATETIME(3)  NULL COMMENT 'when it starts by itself',
  revision        BIGINT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'grows with everything that changes in it',
  KEY rollout_state (state),
  CONSTRAINT rollout_distribution FOREIGN KEY (distribution_id) REFERENCES distribution (id)
);

CREATE TABLE rollout_wave (
  rollout_id INT UNSIGNED     NOT NULL,
  number     TINYINT UNSIGNED NOT NULL,
  name       VARCHAR(60)      NOT NULL,
  state      VARCHAR(10)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'planned, running, passed or failed',
  since      DATETIME(3)      NOT NULL COMMENT 'of the state',
  success    TINYINT UNSIGNED NOT NULL COMMENT 'percent that must succeed',
  errors     TINYINT UNSIGNED NOT NULL COMMENT 'percent whose failure stops the rollout',
  forgiven   INT UNSIGNED     NOT NULL DEFAULT 0 COMMENT 'failures that a person has seen',
  PRIMARY KEY (rollout_id, number),
  CONSTRAINT rollout_wave_rollout FOREIGN KEY (rollout_id) REFERENCES rollout (id)
);

CREATE TABLE rollout_member (
  rollout_id  INT UNSIGNED     NOT NULL,
  kiosk       VARCHAR(40)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  territory   VARCHAR(40)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wave        TINYINT UNSIGNED NOT NULL,
  state       VARCHAR(10)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'waiting, updating, leaving, succeeded, failed, cancelled, left, reverting, reverted or stranded',
  since       DATETIME(3)      NOT NULL COMMENT 'of the state',
  action_id   INT UNSIGNED     NULL COMMENT 'its update',
  previous_id INT UNSIGNED     NULL COMMENT 'the distribution that it had before',
  PRIMARY KEY (rollout_id, kiosk),
  KEY rollout_member_action (action_id),
  KEY rollout_member_state (rollout_id, wave, state),
  CONSTRAINT rollout_member_rollout FOREIGN KEY (rollout_id) REFERENCES rollout (id),
  CONSTRAINT rollout_member_action FOREIGN KEY (action_id) REFERENCES update_action (id),
  CONSTRAINT rollout_member_previous FOREIGN KEY (previous_id) REFERENCES distribution (id)
);

CREATE TABLE kiosk_label (
  kiosk VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  label VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (kiosk, label)
);

-- When citizens come: never who they are.
CREATE TABLE appointment (
  kiosk  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what the booking program calls it',
  start  DATETIME(3) NOT NULL,
  finish DATETIME(3) NOT NULL,
  PRIMARY KEY (kiosk, id),
  KEY appointment_finish (finish)
);

ALTER TABLE site ADD COLUMN opening TEXT NULL COMMENT 'a line for the zone, each day and each exception; null where nobody wrote them';
