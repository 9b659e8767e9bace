-- Of an appointment to which somebody came, and of which nobody here knows who answered, it is said that it is not known.

ALTER TABLE appointment_booking
  MODIFY state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'booked, kept, unanswered, unknown, missed, late or cancelled';
