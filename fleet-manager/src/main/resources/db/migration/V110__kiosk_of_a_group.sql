-- A kiosk is its group and its node id together: the same node id in two groups is two kiosks. Letters that differ by case
-- or accent are different letters, as on the wire.
ALTER TABLE kiosk
  MODIFY name VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Sparkplug edge node id, one in its group',
  MODIFY territory VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Sparkplug group id',
  DROP KEY kiosk_name,
  ADD UNIQUE KEY kiosk_node (territory, name),
  ADD KEY kiosk_name (name);

ALTER TABLE care_action
  MODIFY kiosk VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  MODIFY territory VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'Sparkplug group id';
