-- Tokens by which clients without a certificate of the fleet ask for updates; only digests are kept.
CREATE TABLE target_token (
  kiosk  VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  digest BINARY(32)   NOT NULL COMMENT 'SHA-256',
  made   DATETIME(3)  NOT NULL,
  actor  VARCHAR(200) NOT NULL COMMENT 'who made it, by the name of that day'
);

CREATE TABLE gateway_token (
  id      INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name    VARCHAR(60)  NOT NULL,
  digest  BINARY(32)   NOT NULL COMMENT 'SHA-256',
  made    DATETIME(3)  NOT NULL,
  expires DATETIME(3)  NOT NULL,
  revoked DATETIME(3)  NULL,
  actor   VARCHAR(200) NOT NULL COMMENT 'who made it, by the name of that day',
  UNIQUE KEY gateway_token_digest (digest)
);
