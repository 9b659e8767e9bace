-- What the network costs and who pays: whole calendar years, in cents, since figures of money are added up and never rounded.

CREATE TABLE budget_funder (
  id      INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  french  VARCHAR(80)  NOT NULL,
  english VARCHAR(80)  NOT NULL COMMENT 'the same where nobody translated it',
  UNIQUE KEY budget_funder_french (french)
);

INSERT INTO budget_funder (french, english) VALUES
  ('PRAI', 'PRAI'),
  ('Relais de services publics', 'Relais de services publics'),
  ('Région', 'Region'),
  ('Europe', 'Europe'),
  ('État', 'State'),
  ('Département', 'Département'),
  ('Collectivités locales', 'Local authorities');

CREATE TABLE budget_line (
  id        BIGINT UNSIGNED   NOT NULL AUTO_INCREMENT PRIMARY KEY,
  year      SMALLINT UNSIGNED NOT NULL,
  funder_id INT UNSIGNED      NOT NULL,
  nature    VARCHAR(20)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'study, investment, running, staff or communication',
  planned   DECIMAL(12, 2)    NOT NULL COMMENT 'euros',
  paid      DECIMAL(12, 2)    NOT NULL COMMENT 'euros',
  site_id   INT UNSIGNED      NULL COMMENT 'none: the whole network; money stays spent where a site is deleted',
  note      VARCHAR(500)      NOT NULL,
  recorded  DATETIME(3)       NOT NULL,
  KEY budget_line_year (year, id),
  CONSTRAINT budget_line_funder FOREIGN KEY (funder_id) REFERENCES budget_funder (id),
  CONSTRAINT budget_line_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE SET NULL,
  CONSTRAINT budget_line_amounts CHECK (planned >= 0 AND paid >= 0)
);
