-- Kiosks that are meant for a site and were never heard of yet. A row stays when the kiosk arrives, and says nothing
-- then: the kiosk's own row knows where it stands.

CREATE TABLE planned_kiosk (
  name    VARCHAR(128) NOT NULL PRIMARY KEY COMMENT 'the name that the kiosk will have',
  site_id INT UNSIGNED NOT NULL,
  planned DATETIME(3)  NOT NULL,
  CONSTRAINT planned_kiosk_site FOREIGN KEY (site_id) REFERENCES site (id)
);
