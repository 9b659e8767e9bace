-- Papers of sites: agreements, plans, pictures of the room. Few and small: they are in each backup.

CREATE TABLE site_document (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id  INT UNSIGNED    NOT NULL,
  name     VARCHAR(120)    NOT NULL,
  type     VARCHAR(10)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'pdf, jpeg or png, by its first bytes',
  content  MEDIUMBLOB      NOT NULL COMMENT '2 MB at most',
  uploaded DATETIME(3)     NOT NULL,
  author   VARCHAR(120)    NOT NULL,
  KEY site_document_site (site_id, id),
  CONSTRAINT site_document_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);
