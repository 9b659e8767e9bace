-- When services may be booked at kiosks, and what is booked. Nothing says by whom: a person has a code, and the row that figures need has none.

CREATE TABLE appointment_offer (
  id           INT UNSIGNED      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  territory    VARCHAR(128)      NOT NULL COMMENT 'of the kiosk',
  kiosk        VARCHAR(40)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its name',
  service      VARCHAR(40)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  weekdays     TINYINT UNSIGNED  NOT NULL COMMENT 'bits, the lowest is Monday',
  begins       SMALLINT UNSIGNED NOT NULL COMMENT 'minutes after midnight by the clock on the wall',
  finishes     SMALLINT UNSIGNED NOT NULL COMMENT 'the same, up to 1440',
  slot_minutes TINYINT UNSIGNED  NOT NULL,
  first_day    DATE              NOT NULL,
  last_day     DATE              NOT NULL,
  per_day      TINYINT UNSIGNED  NOT NULL COMMENT 'so many are booked in a day at most',
  KEY appointment_offer_kiosk (territory, kiosk)
);

CREATE TABLE appointment_booking (
  id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  territory VARCHAR(128) NOT NULL COMMENT 'of the kiosk',
  kiosk     VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'its name',
  service   VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  start     DATETIME(3)  NOT NULL,
  finish    DATETIME(3)  NOT NULL,
  state     VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'booked, kept, missed or cancelled',
  since     DATETIME(3)  NOT NULL COMMENT 'of the state',
  code      CHAR(6)      CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'empty once it is erased',
  UNIQUE KEY appointment_booking_code (code),
  KEY appointment_booking_kiosk (territory, kiosk, start),
  KEY appointment_booking_start (start),
  KEY appointment_booking_state (state, finish)
);

-- Five minutes of a kiosk that somebody has: its key is what keeps two people from having the same.
CREATE TABLE appointment_cell (
  territory  VARCHAR(128) NOT NULL,
  kiosk      VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  start      DATETIME     NOT NULL,
  booking_id INT UNSIGNED NOT NULL,
  PRIMARY KEY (territory, kiosk, start),
  KEY appointment_cell_booking (booking_id),
  CONSTRAINT appointment_cell_booking FOREIGN KEY (booking_id) REFERENCES appointment_booking (id) ON DELETE CASCADE
);
