-- Where a kiosk stood before it was moved: what happened there counts there, whenever it comes. A kiosk that never was
-- moved has no row.

CREATE TABLE kiosk_past_site (
  kiosk_id INT UNSIGNED NOT NULL,
  moved    DATETIME(3)  NOT NULL COMMENT 'UTC, when it was moved from there',
  site_id  INT UNSIGNED NULL COMMENT 'where it stood until then, since it was moved before; NULL for no site',
  PRIMARY KEY (kiosk_id, moved),
  CONSTRAINT kiosk_past_site_kiosk FOREIGN KEY (kiosk_id) REFERENCES kiosk (id) ON DELETE CASCADE,
  CONSTRAINT kiosk_past_site_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE SET NULL
);

ALTER TABLE interview_late
  MODIFY site_id INT UNSIGNED NOT NULL COMMENT 'where their kiosk stood when they began; 0 for no site';
