-- The address by which a person's calendar program reads appointments: one for each account, known by its digest only.

CREATE TABLE appointment_feed (
  account_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  digest     BINARY(32)      NOT NULL COMMENT 'SHA-256 of the key in the address',
  made       DATETIME(3)     NOT NULL,
  UNIQUE KEY appointment_feed_digest (digest),
  CONSTRAINT appointment_feed_account FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
