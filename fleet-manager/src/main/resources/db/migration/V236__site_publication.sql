-- Whether the public may see a site on the open page; a site of which nobody said anything is seen there.

CREATE TABLE site_publication (
  site_id INT UNSIGNED NOT NULL PRIMARY KEY,
  shown   BOOLEAN      NOT NULL,
  CONSTRAINT site_publication_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);
