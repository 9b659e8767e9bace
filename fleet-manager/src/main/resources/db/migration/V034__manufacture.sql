-- What each unit is made of, as it told last.

CREATE TABLE manufacture (
  fingerprint    CHAR(64)     CHARACTER SET ascii NOT NULL PRIMARY KEY COMMENT 'of the unit''s key',
  kiosk          VARCHAR(40)  CHARACTER SET ascii NOT NULL,
  territory      VARCHAR(40)  CHARACTER SET ascii NOT NULL,
  board_serial   VARCHAR(100) NOT NULL,
  board_revision VARCHAR(100) NOT NULL,
  storage        VARCHAR(100) NOT NULL COMMENT 'CID of the storage',
  macs           VARCHAR(2000)NOT NULL COMMENT 'separated by blanks',
  image          VARCHAR(100) NOT NULL,
  packages       MEDIUMTEXT      NOT NULL COMMENT 'name=version, one a line',
  received       DATETIME(3)  NOT NULL,
  KEY manufacture_kiosk (kiosk),
  KEY manufacture_serial (board_serial)
);
