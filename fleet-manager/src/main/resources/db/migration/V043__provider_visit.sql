-- People who were sent to the identity provider and have not come back yet.

CREATE TABLE provider_visit (
  state    BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the state, which only the browser has',
  nonce    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verifier VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'RFC 7636',
  next     VARCHAR(500) NOT NULL COMMENT 'the page that was asked for',
  expires  DATETIME(3)  NOT NULL
);
