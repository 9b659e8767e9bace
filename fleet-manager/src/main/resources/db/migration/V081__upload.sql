-- Uploads by tus that are under way; their bytes lie in the data folder.

CREATE TABLE upload (
  id       CHAR(32)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  owner    VARCHAR(200)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'who may go on with it',
  name     VARCHAR(120)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'file name for devices',
  sha256   CHAR(64)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'what it must be',
  length   BIGINT UNSIGNED NOT NULL COMMENT 'bytes of the whole',
  made     DATETIME(3)     NOT NULL,
  expires  DATETIME(3)     NOT NULL,
  artifact INT UNSIGNED    NULL COMMENT 'what became of it'
);
