-- Which kiosks' updates changed, so that answers kept in memory are known to be old at every instance of the manager.
ALTER TABLE update_kiosk
  ADD COLUMN changes INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'grows with whatever may change what the kiosk is told',
  ADD COLUMN changed DATETIME(3)  NOT NULL DEFAULT '2000-01-01' COMMENT 'when it grew last, by the clock of the database',
  ADD COLUMN polling INT UNSIGNED NULL COMMENT 'seconds between two questions of this kiosk; null for what is usual',
  ADD KEY update_kiosk_changed (changed);
