-- Of a site its own rows are read, however many kiosks there are elsewhere.

ALTER TABLE presence_month ADD KEY presence_month_site (site_id, month);

ALTER TABLE erasure_day ADD KEY erasure_day_site (site_id, day);

ALTER TABLE record_set_aside
  MODIFY since DATETIME(3) NOT NULL COMMENT 'UTC; of a survey the Monday of its week';
