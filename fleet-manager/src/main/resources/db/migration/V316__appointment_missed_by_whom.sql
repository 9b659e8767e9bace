-- Of an appointment that came to nothing it is said who missed it: the person, the service, or the person by coming too late.

ALTER TABLE appointment_booking
  MODIFY state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'booked, kept, unanswered, missed, late or cancelled';
