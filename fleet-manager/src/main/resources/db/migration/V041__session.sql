-- Who is signed in where, and who tried in vain.

CREATE TABLE session (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  digest     BINARY(32)   NOT NULL COMMENT 'SHA-256 of the token in the cookie',
  account_id BIGINT UNSIGNED NOT NULL,
  complete   BOOLEAN      NOT NULL COMMENT 'false while the second factor is missing',
  opened     DATETIME(3)  NOT NULL,
  seen       DATETIME(3)  NOT NULL COMMENT 'at most a minute behind',
  address    VARCHAR(64)  NOT NULL,
  browser    VARCHAR(200) NOT NULL,
  UNIQUE KEY session_digest (digest),
  KEY session_account (account_id),
  CONSTRAINT session_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE known_browser (
  digest     BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the token in the browser''s cookie',
  account_id BIGINT UNSIGNED NOT NULL,
  used       DATETIME(3)  NOT NULL,
  KEY known_browser_account (account_id),
  CONSTRAINT known_browser_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE sign_in_failure (
  subject  BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the account, address or browser that failed',
  failures INT UNSIGNED NOT NULL,
  last     DATETIME(3)  NOT NULL,
  until    DATETIME(3)  NOT NULL COMMENT 'no attempt is looked at before',
  KEY sign_in_failure_last (last)
);
