-- Which public services an adviser speaks for; nobody else has any.

CREATE TABLE account_service (
  account_id BIGINT UNSIGNED NOT NULL,
  service    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'code of the service',
  PRIMARY KEY (account_id, service),
  CONSTRAINT account_service_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
