-- What a site's page knows beside the register: whom to call, how far its life is, its label, and who changed what.

CREATE TABLE site_profile (
  site_id INT UNSIGNED  NOT NULL,
  field   VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'such as host or access-note',
  content VARCHAR(2000) NOT NULL,
  PRIMARY KEY (site_id, field),
  CONSTRAINT site_profile_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

CREATE TABLE site_life (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'the newest of a site holds; a site without any is in service',
  site_id INT UNSIGNED    NOT NULL,
  state   VARCHAR(20)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since   DATE            NOT NULL,
  reason  VARCHAR(500)    NOT NULL,
  KEY site_life_site (site_id, id),
  CONSTRAINT site_life_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

CREATE TABLE site_label (
  site_id  INT UNSIGNED  NOT NULL PRIMARY KEY,
  label    VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  granted  DATE          NOT NULL,
  expires  DATE          NULL,
  criteria VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'codes of those that are met, separated by blanks',
  CONSTRAINT site_label_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

CREATE TABLE site_change (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id INT UNSIGNED    NOT NULL,
  at      DATETIME(3)     NOT NULL,
  author  VARCHAR(120)    NOT NULL,
  field   VARCHAR(40)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  was     TEXT            NOT NULL,
  becomes TEXT            NOT NULL,
  KEY site_change_site (site_id, id),
  CONSTRAINT site_change_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);
