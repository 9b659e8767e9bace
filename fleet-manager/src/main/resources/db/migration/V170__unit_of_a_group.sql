-- A unit holds its kiosk's name in its territory: another territory may have a kiosk of the same name. What knows a kiosk
-- by one text (updates, rollouts, labels, appointments, tokens) has the name there for the first kiosk of it, as ever, and
-- group:name for each other one.
ALTER TABLE unit
  ADD COLUMN target VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the kiosk in the tables of updates; null as the former program leaves it, for the name';

UPDATE unit u
JOIN (SELECT DISTINCT kiosk,
        FIRST_VALUE(territory) OVER (PARTITION BY kiosk ORDER BY state = 'cancelled', id) AS territory
      FROM unit WHERE kiosk IS NOT NULL) first ON first.kiosk = u.kiosk
SET u.target = IF(u.territory = first.territory, u.kiosk, CONCAT(u.territory, ':', u.kiosk));

ALTER TABLE unit
  ADD COLUMN held_target VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin
    AS (IF(state IN ('planned', 'enrolled', 'accepted', 'lapsed'), COALESCE(target, kiosk), NULL)) PERSISTENT,
  DROP KEY unit_holds,
  ADD UNIQUE KEY unit_holds (holds, territory),
  ADD UNIQUE KEY unit_held_target (held_target);

ALTER TABLE update_kiosk MODIFY kiosk VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE update_action
  MODIFY kiosk VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  MODIFY open_kiosk VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin
    AS (IF(state IN ('waiting', 'offered', 'running', 'cancelling'), kiosk, NULL)) PERSISTENT;
ALTER TABLE rollout_member MODIFY kiosk VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE kiosk_label MODIFY kiosk VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE appointment MODIFY kiosk VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
ALTER TABLE target_token MODIFY kiosk VARCHAR(81) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
