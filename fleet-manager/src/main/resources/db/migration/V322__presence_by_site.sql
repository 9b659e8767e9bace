-- People before a kiosk, and uses of it, count at the site where it stood then, as interviews do. What there is stays at the site where it counted.

ALTER TABLE presence_month
  ADD COLUMN site_id INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'where the kiosk stood; 0 for no site',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (kiosk_id, month, site_id);

UPDATE presence_month m JOIN kiosk k ON k.id = m.kiosk_id SET m.site_id = COALESCE(k.site_id, 0);

ALTER TABLE erasure_day
  ADD COLUMN site_id INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'where the kiosk stood; 0 for no site',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (kiosk_id, day, site_id);

UPDATE erasure_day d JOIN kiosk k ON k.id = d.kiosk_id SET d.site_id = COALESCE(k.site_id, 0);

ALTER TABLE kiosk_month
  MODIFY site_id INT UNSIGNED NOT NULL COMMENT 'where it stood at the month''s end, or when this was added up; 0 for no site';
