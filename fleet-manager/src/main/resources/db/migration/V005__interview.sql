-- What the network is for: interviews, and what people thought of them.

CREATE TABLE service (
  code    VARCHAR(40)  NOT NULL PRIMARY KEY,
  french  VARCHAR(120) NOT NULL,
  english VARCHAR(120) NOT NULL
);

INSERT INTO service (code, french, english) VALUES
  ('carsat', 'Retraite (Carsat)', 'Pensions (Carsat)'),
  ('caf', 'Allocations familiales (CAF)', 'Family allowances (CAF)'),
  ('cpam', 'Assurance maladie (CPAM)', 'Health insurance (CPAM)'),
  ('mission-locale', 'Jeunes (Mission locale)', 'Youth (Mission locale)'),
  ('point-info-famille', 'Famille (Point Info Famille)', 'Family (Point Info Famille)'),
  ('france-travail', 'Emploi (France Travail)', 'Employment (France Travail)');

CREATE TABLE interview (
  journal_id INT UNSIGNED    NOT NULL,
  number     BIGINT UNSIGNED NOT NULL,
  kiosk_id   INT UNSIGNED    NOT NULL,
  site_id    INT UNSIGNED    NULL COMMENT 'where the kiosk stood when the record arrived',
  service    VARCHAR(40)     NOT NULL,
  started    DATETIME(3)     NOT NULL,
  seconds    INT UNSIGNED    NOT NULL,
  outcome    VARCHAR(20)     NOT NULL COMMENT 'held, abandoned, unanswered or failed',
  PRIMARY KEY (journal_id, number),
  KEY interview_started (started, site_id, service)
);

-- Answers stand alone: neither number nor order nor hour leads back to an interview.

CREATE TABLE survey (
  id           BINARY(16)   NOT NULL PRIMARY KEY COMMENT 'random, so that not even the order of arrival is kept',
  site_id      INT UNSIGNED NULL,
  service      VARCHAR(40)  NOT NULL,
  week         DATE         NOT NULL COMMENT 'Monday',
  satisfaction VARCHAR(20)  NOT NULL COMMENT 'very-satisfied, satisfied, little-satisfied or not-satisfied',
  recommend    VARCHAR(20)  NULL COMMENT 'yes, no or undecided',
  resolved     VARCHAR(20)  NULL COMMENT 'yes, partly or no',
  KEY survey_week (week, site_id, service)
);

CREATE TABLE presence_hour (
  kiosk_id INT UNSIGNED NOT NULL,
  hour     DATETIME     NOT NULL,
  passers  INT UNSIGNED NOT NULL,
  visits   INT UNSIGNED NOT NULL,
  PRIMARY KEY (kiosk_id, hour)
);
