-- Scripts that may use the programming interface.

CREATE TABLE api_token (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name        VARCHAR(60)  NOT NULL,
  digest      BINARY(32)   NOT NULL COMMENT 'SHA-256 of the token',
  role        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  whole_fleet BOOLEAN      NOT NULL COMMENT 'else the territories of api_token_territory',
  made_by     VARCHAR(120) NOT NULL COMMENT 'the account''s name; empty for the token of the data folder',
  created     DATETIME(3)  NOT NULL,
  expires     DATETIME(3)  NULL,
  last_used   DATETIME(3)  NULL COMMENT 'at most a minute behind',
  revoked     DATETIME(3)  NULL,
  UNIQUE KEY api_token_digest (digest)
);

CREATE TABLE api_token_territory (
  token_id  BIGINT UNSIGNED NOT NULL,
  territory VARCHAR(128) NOT NULL COMMENT 'Sparkplug group id',
  PRIMARY KEY (token_id, territory),
  CONSTRAINT api_token_territory_token FOREIGN KEY (token_id) REFERENCES api_token (id) ON DELETE CASCADE
);
