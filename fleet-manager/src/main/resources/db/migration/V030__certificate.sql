-- Certificates that the fleet's authority issued; none leaves it without a row here. Rows are never deleted.

CREATE TABLE certificate (
  id          INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  serial      CHAR(32) CHARACTER SET ascii NOT NULL COMMENT '128 random bits, lower-case hexadecimal',
  issuer      CHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'fingerprint of the issuing key',
  name        VARCHAR(200) NOT NULL COMMENT 'SPIFFE ID, or server and the DNS names and addresses',
  territory   VARCHAR(40)  NULL COMMENT 'of a kiosk',
  kiosk       VARCHAR(40)  NULL COMMENT 'of a kiosk',
  fingerprint CHAR(64) CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of the certified key',
  not_before  DATETIME     NOT NULL,
  not_after   DATETIME     NOT NULL,
  issued      DATETIME(3)  NOT NULL,
  revoked     DATETIME(3)  NULL,
  reason      VARCHAR(40)  NULL COMMENT 'with revoked, as in RFC 5280, 5.3.1',
  content     BLOB         NOT NULL COMMENT 'the certificate, DER',
  UNIQUE KEY certificate_serial (serial),
  KEY certificate_kiosk (kiosk, issued),
  KEY certificate_fingerprint (fingerprint),
  KEY certificate_issuer (issuer, not_after),
  KEY certificate_revoked (revoked)
);
