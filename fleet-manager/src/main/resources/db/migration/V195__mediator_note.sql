-- What visits were about, as mediators note it: sums of a day, so that no row is anybody's visit.

CREATE TABLE mediator_note (
  day         DATE         NOT NULL COMMENT 'day of French time',
  site_id     INT UNSIGNED NOT NULL,
  service     VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'code of the service; empty for another theme',
  solved      BOOLEAN      NOT NULL COMMENT 'else the person was sent on to somebody',
  first_visit BOOLEAN      NOT NULL,
  notes       INT UNSIGNED NOT NULL,
  PRIMARY KEY (day, site_id, service, solved, first_visit)
);
