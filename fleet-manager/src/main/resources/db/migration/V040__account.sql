-- People who may use the fleet manager. An account that ends is deleted; the audit log keeps its name.

CREATE TABLE account (
  id              BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name            VARCHAR(120) NOT NULL COMMENT 'what colleagues read',
  email           VARCHAR(190) NOT NULL COMMENT 'in lower case; what the person types to sign in',
  role            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  whole_fleet     BOOLEAN      NOT NULL COMMENT 'else the territories of account_territory',
  password        VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'Argon2id with its parameters; empty until the person chose one',
  totp_secret     VARBINARY(64) NULL COMMENT 'RFC 6238; empty without a second factor',
  totp_step       BIGINT       NOT NULL DEFAULT 0 COMMENT 'the last time step that was used up',
  issuer          VARCHAR(255) NULL COMMENT 'of the identity provider, once it was used',
  subject         VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'the person at that provider',
  created         DATETIME(3)  NOT NULL,
  last_sign_in    DATETIME(3)  NULL,
  UNIQUE KEY account_email (email),
  UNIQUE KEY account_subject (issuer, subject)
);

CREATE TABLE account_territory (
  account_id BIGINT UNSIGNED NOT NULL,
  territory  VARCHAR(128) NOT NULL COMMENT 'Sparkplug group id',
  PRIMARY KEY (account_id, territory),
  CONSTRAINT account_territory_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

-- Only digests of what people are given: who reads this table cannot use it.

CREATE TABLE account_link (
  digest     BINARY(32)   NOT NULL PRIMARY KEY COMMENT 'SHA-256 of the token in the link',
  account_id BIGINT UNSIGNED NULL COMMENT 'whose password it sets; empty for the first account',
  expires    DATETIME(3)  NOT NULL,
  KEY account_link_account (account_id),
  CONSTRAINT account_link_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE recovery_code (
  account_id BIGINT UNSIGNED NOT NULL,
  digest     BINARY(32)   NOT NULL,
  PRIMARY KEY (account_id, digest),
  CONSTRAINT recovery_code_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
