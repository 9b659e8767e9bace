-- Labels that were renewed or taken back, and where people worked before, so that a year is told as it was when it ended. What was overwritten until today is not known any more.

CREATE TABLE site_label_past (
  id      INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id INT UNSIGNED NOT NULL,
  label   VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  granted DATE         NOT NULL,
  ended   DATE         NOT NULL COMMENT 'its last day',
  KEY site_label_past_site (site_id),
  CONSTRAINT site_label_past_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);

CREATE TABLE trained_person_site (
  person_id INT UNSIGNED NOT NULL,
  last_day  DATE         NOT NULL COMMENT 'the last day there',
  site_id   INT UNSIGNED NULL COMMENT 'none for who worked for the whole network then',
  PRIMARY KEY (person_id, last_day),
  KEY trained_person_site_site (site_id),
  CONSTRAINT trained_person_site_person FOREIGN KEY (person_id) REFERENCES trained_person (id) ON DELETE CASCADE,
  CONSTRAINT trained_person_site_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE SET NULL
);
