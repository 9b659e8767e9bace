-- Which kiosk asked for which service by video, and what came of it. Neither citizen nor adviser is in it; figures are made of interviews.

CREATE TABLE video_call (
  id        CHAR(36)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'made by the kiosk',
  territory VARCHAR(128) NOT NULL COMMENT 'of the kiosk',
  kiosk     VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its name',
  service   VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  adapter   VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what carried it: direct',
  asked     DATETIME(3)  NOT NULL,
  answered  DATETIME(3)  NULL COMMENT 'empty while nobody answered',
  connected DATETIME(3)  NULL COMMENT 'when the first picture or sound arrived',
  ended     DATETIME(3)  NULL COMMENT 'empty while it is open',
  outcome   VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'held, cancelled, unanswered, failed or declined',
  KEY video_call_asked (asked),
  KEY video_call_ended (ended)
);
