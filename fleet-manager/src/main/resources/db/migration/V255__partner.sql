-- Public bodies, and the agreements with them.

CREATE TABLE partner (
  id         INT UNSIGNED  NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name       VARCHAR(120)  NOT NULL,
  services   VARCHAR(500)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'codes of its services, with spaces between; may be empty',
  signed     DATE          NULL COMMENT 'the day of the agreement',
  ends       DATE          NULL COMMENT 'the last day of the agreement; none where it has no end',
  contact    VARCHAR(200)  NOT NULL COMMENT 'whom to ask there; may be empty',
  reference  VARCHAR(200)  NOT NULL COMMENT 'where the paper is; may be empty',
  notes      VARCHAR(2000) NOT NULL,
  fictitious BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'made up for demonstration'
);

CREATE TABLE partner_stage (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  partner_id INT UNSIGNED NOT NULL,
  stage      VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'negotiation, signed, suspended or ended',
  since      DATE         NOT NULL,
  UNIQUE KEY partner_stage_since (partner_id, since),
  CONSTRAINT partner_stage_partner FOREIGN KEY (partner_id) REFERENCES partner (id) ON DELETE CASCADE
) COMMENT 'what each was since when, so that a report of last year stays true';
