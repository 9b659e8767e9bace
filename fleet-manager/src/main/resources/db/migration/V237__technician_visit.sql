-- What technicians did at sites, as they say themselves.

CREATE TABLE technician_visit (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id    INT UNSIGNED    NOT NULL,
  kiosk      VARCHAR(260)    NOT NULL COMMENT 'its name; empty where it was about the place',
  day        DATE            NOT NULL COMMENT 'day of French time',
  technician VARCHAR(120)    NOT NULL,
  part       VARCHAR(120)    NOT NULL COMMENT 'what had failed; empty where nothing had',
  done       VARCHAR(2000)   NOT NULL,
  parts_used VARCHAR(500)    NOT NULL,
  recorded   DATETIME(3)     NOT NULL,
  KEY technician_visit_site (site_id, day),
  CONSTRAINT technician_visit_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE CASCADE
);
