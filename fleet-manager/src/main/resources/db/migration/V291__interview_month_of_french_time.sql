-- The month of an interview, and indexes that hold all that figures are made of: five years of a thousand kiosks are
-- counted in the order of an index, not sorted row by row.

-- Of the months, those that begin in summer time begin at 22:00 UTC, the others at 23:00. Written so, since a stored
-- column may not ask for a zone; a test compares it with the zone's own rules.
ALTER TABLE interview
  ADD COLUMN month DATE AS (
    LAST_DAY(
      started + INTERVAL IF(MONTH(started + INTERVAL 2 HOUR) BETWEEN 4 AND 10, 2, 1) HOUR - INTERVAL 1 MONTH
    ) + INTERVAL 1 DAY
  ) PERSISTENT COMMENT 'first day of the month of French time in which it began',
  ADD KEY interview_month_of (month, site_id, service, outcome, seconds),
  DROP KEY interview_started,
  ADD KEY interview_started (started, site_id, service, outcome, waited, seconds);

ALTER TABLE survey
  DROP KEY survey_week,
  ADD KEY survey_week (week, site_id, satisfaction, recommend, resolved, service);
