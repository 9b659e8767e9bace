-- What wants a person, told once. The engine reads all that it remembers from here at each look, so that it neither
-- forgets nor repeats anything when it is killed. Its own time is in milliseconds and only goes forward.

CREATE TABLE alert_engine (
  id   TINYINT UNSIGNED NOT NULL PRIMARY KEY COMMENT 'always 1',
  time BIGINT UNSIGNED  NOT NULL COMMENT 'for how long it has been looking, in all'
);

CREATE TABLE alert_rule (
  kind              VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  enabled           BOOLEAN      NOT NULL,
  severity          VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'urgent, soon or notice',
  delay_seconds     INT UNSIGNED NOT NULL,
  threshold         INT UNSIGNED NOT NULL,
  quiet_when_closed BOOLEAN      NOT NULL,
  changed           DATETIME(3)  NOT NULL,
  changed_by        VARCHAR(120) NOT NULL COMMENT 'the person''s name at that time'
) COMMENT 'only rules that somebody changed';

CREATE TABLE alert (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind     VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  severity VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause    VARCHAR(640) NOT NULL COMMENT 'fleet, a site''s row, or one subject alone',
  begun    BIGINT UNSIGNED NOT NULL COMMENT 'on the engine''s own time',
  since    DATETIME(3)  NOT NULL COMMENT 'of the first of its conditions',
  opened   DATETIME(3)  NOT NULL,
  state    VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'open, seen, assigned or resolved',
  changed  DATETIME(3)  NOT NULL COMMENT 'when the state began',
  person   BIGINT UNSIGNED NULL COMMENT 'account of who saw it, has it or resolved it; empty where it resolved itself',
  person_name VARCHAR(120) NULL COMMENT 'the name at that time',
  note     VARCHAR(500) NULL COMMENT 'with resolved',
  KEY alert_state (state, id),
  KEY alert_person (person)
);

CREATE TABLE alert_member (
  alert_id  BIGINT UNSIGNED NOT NULL,
  subject   VARCHAR(540) COLLATE utf8mb4_bin NOT NULL,
  topic     VARCHAR(64)  NOT NULL COMMENT 'which part of it; may be empty',
  territory VARCHAR(128) COLLATE utf8mb4_bin NOT NULL COMMENT 'whose business it is; empty for the whole fleet',
  site_id   INT UNSIGNED NULL COMMENT 'where it was then',
  since     DATETIME(3)  NOT NULL,
  amount    BIGINT       NOT NULL,
  ended     DATETIME(3)  NULL,
  PRIMARY KEY (alert_id, subject, topic),
  KEY alert_member_territory (territory, alert_id),
  CONSTRAINT alert_member_alert FOREIGN KEY (alert_id) REFERENCES alert (id) ON DELETE CASCADE
);

CREATE TABLE alert_condition (
  kind      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject   VARCHAR(540) COLLATE utf8mb4_bin NOT NULL,
  topic     VARCHAR(64)  NOT NULL,
  site_id   INT UNSIGNED NULL,
  since     DATETIME(3)  NOT NULL,
  amount    BIGINT       NOT NULL,
  begun     BIGINT UNSIGNED NOT NULL COMMENT 'on the engine''s own time',
  gone      BIGINT UNSIGNED NULL COMMENT 'the same; empty while it is seen',
  alert_id  BIGINT UNSIGNED NULL COMMENT 'which told it',
  PRIMARY KEY (kind, subject, topic)
) COMMENT 'what holds, or held a moment ago';

CREATE TABLE alert_event (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  alert_id BIGINT UNSIGNED NOT NULL,
  at       DATETIME(3)  NOT NULL,
  what     VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'opened, joined, seen, assigned, resolved, over or reopened',
  actor    VARCHAR(120) NOT NULL COMMENT 'the name at that time; empty for the program',
  text     VARCHAR(500) NOT NULL COMMENT 'to whom, a note, or how many; may be empty',
  KEY alert_event_alert (alert_id, id),
  CONSTRAINT alert_event_alert FOREIGN KEY (alert_id) REFERENCES alert (id) ON DELETE CASCADE
);

CREATE TABLE maintenance_window (
  id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  area      VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'fleet, territory, site or kiosk',
  territory VARCHAR(128) COLLATE utf8mb4_bin NOT NULL COMMENT 'of the area; empty for the fleet and for a site',
  kiosk     VARCHAR(128) COLLATE utf8mb4_bin NOT NULL COMMENT 'empty where it is none',
  site_id   INT UNSIGNED NULL,
  starts    DATETIME(3)  NOT NULL,
  finishes  DATETIME(3)  NOT NULL COMMENT 'earlier than planned when somebody ended it',
  reason    VARCHAR(300) NOT NULL,
  author    VARCHAR(120) NOT NULL COMMENT 'the name at that time',
  created   DATETIME(3)  NOT NULL,
  KEY maintenance_window_finishes (finishes)
);
