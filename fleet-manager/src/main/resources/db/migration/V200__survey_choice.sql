-- What people would have done without the kiosk, and how they came to know of it.

CREATE TABLE survey_choice (
  year     SMALLINT UNSIGNED NOT NULL,
  site_id  INT UNSIGNED NOT NULL COMMENT 'where it was answered; 0 for no site',
  question VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT 'alternative or referral',
  answer   VARCHAR(20) CHARACTER SET ascii NOT NULL,
  answers  INT UNSIGNED NOT NULL,
  PRIMARY KEY (year, site_id, question, answer)
) COMMENT 'sums of each question alone: no row is a person, and none has a service';
