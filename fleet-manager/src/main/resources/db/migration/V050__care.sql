-- What people far away want done at kiosks, and what became of it.

CREATE TABLE care_action (
  number    BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'in the order of the wishes',
  id        CHAR(36)     CHARACTER SET ascii NOT NULL COMMENT 'the same for every delivery, so that the kiosk acts once',
  kiosk     VARCHAR(128) NOT NULL,
  territory VARCHAR(128) NOT NULL COMMENT 'Sparkplug group id at the time of the wish',
  action    VARCHAR(40)  CHARACTER SET ascii NOT NULL COMMENT 'a CareAction word',
  wanted_by VARCHAR(200) NOT NULL COMMENT 'by the name of that day; empty for the program',
  wanted_at DATETIME(3)  NOT NULL,
  deadline  DATETIME(3)  NOT NULL COMMENT 'after it the kiosk does not begin any more',
  stage     VARCHAR(16)  CHARACTER SET ascii NOT NULL COMMENT 'wanted, unanswered, cancelled, or a CareStage word',
  stage_at  DATETIME(3)  NOT NULL COMMENT 'by the clock of whoever reached it',
  changed   DATETIME(3)  NOT NULL COMMENT 'when the manager learned of the stage',
  reason    VARCHAR(400) NOT NULL COMMENT 'a keyword or a short sentence; may be empty',
  sent      INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how many times it was given to the broker',
  audited   BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'whether the audit log knows this end',
  result_type  VARCHAR(20) CHARACTER SET ascii NULL COMMENT 'of the file that the kiosk brought; it is named by the id',
  result_bytes INT UNSIGNED NULL,
  result_at    DATETIME(3)  NULL COMMENT 'stays when the file is gone: a kiosk brings one result',
  result_until DATETIME(3)  NULL COMMENT 'when the file goes; empty once it is gone',
  UNIQUE KEY care_action_id (id),
  KEY care_action_kiosk (kiosk, number),
  KEY care_action_stage (stage, audited),
  KEY care_action_result (result_until)
);

CREATE TABLE care_step (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  action   BIGINT UNSIGNED NOT NULL,
  at       DATETIME(3)  NOT NULL COMMENT 'by the clock of whoever tells it',
  received DATETIME(3)  NOT NULL,
  stage    VARCHAR(16)  CHARACTER SET ascii NOT NULL,
  moved    BOOLEAN      NOT NULL COMMENT 'false where the step is not one that may follow: it is kept, and moves nothing',
  reason   VARCHAR(400) NOT NULL,
  KEY care_step_action (action, id),
  CONSTRAINT care_step_action FOREIGN KEY (action) REFERENCES care_action (number)
);

-- Retired units that may still use their certificate, so that they can be told to erase themselves.

CREATE TABLE farewell (
  unit_id INT UNSIGNED NOT NULL PRIMARY KEY,
  until   DATETIME(3)  NOT NULL COMMENT 'its certificates are revoked then at the latest',
  wish    CHAR(36)     CHARACTER SET ascii NULL COMMENT 'the wipe that was wanted',
  CONSTRAINT farewell_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
);
