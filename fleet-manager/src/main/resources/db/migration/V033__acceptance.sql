-- Acceptance records, each once, as they came; never changed, never deleted.

CREATE TABLE acceptance (
  id          INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  unit_id     INT UNSIGNED NOT NULL,
  at          DATETIME(3)  NOT NULL COMMENT 'when the unit was examined',
  received    DATETIME(3)  NOT NULL,
  technician  VARCHAR(500) NOT NULL,
  accepted    BOOLEAN      NOT NULL,
  digest      BINARY(32)   NOT NULL COMMENT 'SHA-256 of the body: the same record twice is stored once',
  body        MEDIUMTEXT   NOT NULL COMMENT 'JSON',
  jws         MEDIUMTEXT   CHARACTER SET ascii NULL COMMENT 'the record with the signature of the unit''s key (RFC 7515), where it has one',
  certificate BLOB         NULL COMMENT 'DER; its key signed the record',
  UNIQUE KEY acceptance_once (unit_id, digest),
  KEY acceptance_unit (unit_id, at),
  CONSTRAINT acceptance_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
);
