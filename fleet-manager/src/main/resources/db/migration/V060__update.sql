-- What kiosks can be updated to, which kiosk shall be, and what it told of it.

CREATE TABLE artifact (
  id        INT UNSIGNED    NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name      VARCHAR(120)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'file name for devices',
  size      BIGINT UNSIGNED NOT NULL COMMENT 'bytes',
  sha256    CHAR(64)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the file in the data folder is called so',
  sha1      CHAR(40)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  md5       CHAR(32)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  uploaded  DATETIME(3)     NOT NULL,
  withdrawn DATETIME(3)     NULL COMMENT 'never served since',
  UNIQUE KEY artifact_once (sha256, name)
);

CREATE TABLE software_module (
  id      INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  part    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what of a kiosk it replaces, such as os',
  name    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'stable or pilot',
  made    DATETIME(3)  NOT NULL,
  UNIQUE KEY software_module_once (part, name, version)
);

CREATE TABLE software_module_artifact (
  module_id   INT UNSIGNED NOT NULL,
  artifact_id INT UNSIGNED NOT NULL,
  PRIMARY KEY (module_id, artifact_id),
  CONSTRAINT software_module_artifact_module FOREIGN KEY (module_id) REFERENCES software_module (id),
  CONSTRAINT software_module_artifact_artifact FOREIGN KEY (artifact_id) REFERENCES artifact (id)
);

CREATE TABLE distribution (
  id      INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  made    DATETIME(3)  NOT NULL,
  UNIQUE KEY distribution_once (name, version)
);

CREATE TABLE distribution_module (
  distribution_id INT UNSIGNED NOT NULL,
  module_id       INT UNSIGNED NOT NULL,
  PRIMARY KEY (distribution_id, module_id),
  CONSTRAINT distribution_module_distribution FOREIGN KEY (distribution_id) REFERENCES distribution (id),
  CONSTRAINT distribution_module_module FOREIGN KEY (module_id) REFERENCES software_module (id)
);

-- What the device interface knows of a kiosk. Its row is locked first by whatever changes the kiosk's updates.
CREATE TABLE update_kiosk (
  kiosk        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  polled       DATETIME(3)  NULL COMMENT 'at most a minute behind',
  asks         BOOLEAN      NOT NULL DEFAULT TRUE COMMENT 'whether the kiosk is asked for its attributes',
  attributes   TEXT         NOT NULL DEFAULT '{}' COMMENT 'JSON object of texts',
  installed_id INT UNSIGNED NULL COMMENT 'the distribution that it last said it runs',
  confirms     BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'whether updates are confirmed at once',
  confirms_who VARCHAR(128) NOT NULL DEFAULT '',
  confirms_why VARCHAR(200) NOT NULL DEFAULT '',
  confirms_at  DATETIME(3)  NULL,
  CONSTRAINT update_kiosk_installed FOREIGN KEY (installed_id) REFERENCES distribution (id)
);

CREATE TABLE update_action (
  id              INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kiosk           VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  distribution_id INT UNSIGNED NOT NULL,
  state           VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'waiting, offered, running, cancelling, succeeded, failed or cancelled',
  forced          BOOLEAN      NOT NULL,
  made            DATETIME(3)  NOT NULL,
  since           DATETIME(3)  NOT NULL COMMENT 'of the state',
  actor           VARCHAR(200) NOT NULL COMMENT 'who wanted it, by the name of that day',
  -- The open ones of a kiosk are found without reading those that are over.
  open_kiosk      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin
    AS (IF(state IN ('waiting', 'offered', 'running', 'cancelling'), kiosk, NULL)) PERSISTENT,
  KEY update_action_open (open_kiosk, id),
  KEY update_action_kiosk (kiosk, id),
  CONSTRAINT update_action_distribution FOREIGN KEY (distribution_id) REFERENCES distribution (id)
);

CREATE TABLE action_status (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  action_id INT UNSIGNED    NOT NULL,
  at        DATETIME(3)     NOT NULL,
  kind      VARCHAR(20)     CHARACTER SET ascii NOT NULL COMMENT 'what was told: the word of the device, or of the state that came of it',
  code      INT             NULL COMMENT 'the device''s own',
  messages  TEXT            NOT NULL COMMENT 'lines, at most 50 of 512 characters',
  KEY action_status_action (action_id, id),
  CONSTRAINT action_status_action FOREIGN KEY (action_id) REFERENCES update_action (id)
);
