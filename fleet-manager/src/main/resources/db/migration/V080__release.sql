-- Who may sign releases, and what a signed artifact says of itself. All of it may be absent: what the version before wrote has none.

CREATE TABLE release_key (
  id          INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  fingerprint CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'SHA-256 of the certificate''s DER',
  name        VARCHAR(100) NOT NULL,
  subject     VARCHAR(500) NOT NULL,
  certificate TEXT         NOT NULL COMMENT 'PEM',
  valid_from  DATETIME(3)  NOT NULL,
  valid_until DATETIME(3)  NOT NULL,
  added       DATETIME(3)  NOT NULL,
  added_by    VARCHAR(200) NOT NULL COMMENT 'by the name of that day',
  retired     DATETIME(3)  NULL COMMENT 'nothing that it signs is taken since',
  retired_by  VARCHAR(200) NULL,
  UNIQUE KEY release_key_once (fingerprint)
);

ALTER TABLE artifact
  ADD COLUMN format        VARCHAR(10)  CHARACTER SET ascii NULL COMMENT 'swupdate or rauc; NULL when nobody signed it',
  ADD COLUMN version       VARCHAR(64)  CHARACTER SET ascii NULL,
  ADD COLUMN compatible    TEXT         NULL COMMENT 'lines',
  ADD COLUMN description   TEXT         NULL,
  ADD COLUMN build         VARCHAR(100) NULL,
  ADD COLUMN signer        VARCHAR(500) NULL COMMENT 'the distinguished name',
  ADD COLUMN signer_print  CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'SHA-256 of the signer''s certificate',
  ADD COLUMN signer_until  DATETIME(3)  NULL COMMENT 'the end of its time',
  ADD COLUMN signer_key    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the release key that vouched for it',
  ADD COLUMN notes         TEXT         NOT NULL DEFAULT '' COMMENT 'release notes, Markdown',
  ADD COLUMN withdrawn_by  VARCHAR(200) NULL,
  ADD COLUMN withdrawn_why VARCHAR(500) NULL,
  ADD COLUMN damaged       DATETIME(3)  NULL COMMENT 'found to be another content than was taken in',
  ADD KEY artifact_key (signer_key);
