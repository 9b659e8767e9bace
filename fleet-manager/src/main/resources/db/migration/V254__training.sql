-- People of the network and the days of training that they had. A name goes when its person leaves; what was counted stays.

CREATE TABLE trained_person (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  site_id    INT UNSIGNED NULL COMMENT 'where the person works; none for who works for the whole network',
  role       VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'mediator, adviser or technician',
  name       VARCHAR(120) NOT NULL COMMENT 'or initials; empty once the person left',
  email      VARCHAR(254) NOT NULL COMMENT 'empty for none, and once the person left',
  departed   DATE         NULL COMMENT 'the day on which the name went',
  fictitious BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'made up for demonstration',
  created    DATETIME(3)  NOT NULL,
  KEY trained_person_site (site_id),
  CONSTRAINT trained_person_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE SET NULL
);

CREATE TABLE training_session (
  id         INT UNSIGNED     NOT NULL AUTO_INCREMENT PRIMARY KEY,
  day        DATE             NOT NULL COMMENT 'its first day',
  kind       VARCHAR(12)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'initial or continuing',
  half_days  TINYINT UNSIGNED NOT NULL COMMENT '1 to 40',
  subject    VARCHAR(200)     NOT NULL,
  trainer    VARCHAR(120)     NOT NULL COMMENT 'a person or an organisation',
  fictitious BOOLEAN          NOT NULL DEFAULT FALSE COMMENT 'made up for demonstration',
  KEY training_session_day (day)
);

CREATE TABLE training_participant (
  session_id INT UNSIGNED NOT NULL,
  person_id  INT UNSIGNED NOT NULL,
  PRIMARY KEY (session_id, person_id),
  KEY training_participant_person (person_id),
  CONSTRAINT training_participant_session FOREIGN KEY (session_id) REFERENCES training_session (id) ON DELETE CASCADE,
  CONSTRAINT training_participant_person FOREIGN KEY (person_id) REFERENCES trained_person (id) ON DELETE CASCADE
);

CREATE TABLE training_interval (
  id     TINYINT UNSIGNED  NOT NULL PRIMARY KEY COMMENT 'always 1',
  months SMALLINT UNSIGNED NOT NULL COMMENT 'from a day of training to the next that is due, 6 to 60'
) COMMENT 'only where somebody changed it';
