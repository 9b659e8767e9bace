-- Views for Grafana and the like: their names and columns stay. docs/sql-views.md says what each means.

CREATE SQL SECURITY DEFINER VIEW stats_site AS
SELECT code AS site_code, name AS site_name, commune, insee, latitude, longitude FROM site;

-- The server knows no time zones by name: French summer time lasts from the last Sunday of March to that of October, 1:00 UTC.
CREATE SQL SECURITY DEFINER VIEW stats_interview_month AS
SELECT e.month AS month,
  COALESCE(s.code, '') AS site_code,
  COALESCE(s.name, '') AS site_name,
  e.service AS service_code,
  COALESCE(v.french, e.service) AS service_name,
  SUM(IF(e.outcome = 'held', e.interviews, 0)) AS held,
  SUM(IF(e.outcome = 'abandoned', e.interviews, 0)) AS abandoned,
  SUM(IF(e.outcome = 'unanswered', e.interviews, 0)) AS unanswered,
  SUM(IF(e.outcome = 'failed', e.interviews, 0)) AS failed,
  SUM(IF(e.outcome = 'held', e.seconds, 0)) AS held_seconds
FROM (
  SELECT CAST(DATE_FORMAT(i.started + INTERVAL IF(
      i.started >= CONCAT(YEAR(i.started), '-03-31 01:00:00') - INTERVAL (DAYOFWEEK(CONCAT(YEAR(i.started), '-03-31')) - 1) DAY
        AND i.started < CONCAT(YEAR(i.started), '-10-31 01:00:00') - INTERVAL (DAYOFWEEK(CONCAT(YEAR(i.started), '-10-31')) - 1) DAY,
      2, 1) HOUR, '%Y-%m-01') AS DATE) AS month,
    COALESCE(i.site_id, 0) AS site_id, i.service AS service, i.outcome AS outcome, COUNT(*) AS interviews,
    SUM(i.seconds) AS seconds
  FROM interview i GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT m.month, m.site_id, m.service, m.outcome, m.interviews, m.seconds FROM interview_month m) AS e
LEFT JOIN site s ON s.id = e.site_id
LEFT JOIN service v ON v.code = e.service
GROUP BY e.month, e.site_id, e.service;

CREATE SQL SECURITY DEFINER VIEW stats_availability_month AS
SELECT m.month AS month,
  COALESCE(s.code, '') AS site_code,
  COALESCE(s.name, '') AS site_name,
  COUNT(*) AS kiosks,
  SUM(m.connected) AS connected_seconds,
  SUM(m.known) AS known_seconds,
  SUM(m.connected) / NULLIF(SUM(m.known), 0) AS availability
FROM kiosk_month m LEFT JOIN site s ON s.id = m.site_id
GROUP BY m.month, m.site_id;

-- Answers are told of years that have been over for two weeks, five of them at least.
CREATE SQL SECURITY DEFINER VIEW stats_satisfaction_year AS
SELECT YEAR(a.week) AS year,
  COUNT(*) AS answers,
  SUM(a.satisfaction = 'very-satisfied') AS very_satisfied,
  SUM(a.satisfaction = 'satisfied') AS satisfied,
  SUM(a.satisfaction = 'little-satisfied') AS little_satisfied,
  SUM(a.satisfaction = 'not-satisfied') AS not_satisfied,
  IF(COUNT(a.recommend) >= 5, COUNT(a.recommend), NULL) AS recommend_answers,
  IF(COUNT(a.recommend) >= 5, SUM(COALESCE(a.recommend, '') = 'yes'), NULL) AS recommend_yes,
  IF(COUNT(a.resolved) >= 5, COUNT(a.resolved), NULL) AS resolved_answers,
  IF(COUNT(a.resolved) >= 5, SUM(COALESCE(a.resolved, '') = 'yes'), NULL) AS resolved_yes
FROM survey a
WHERE YEAR(a.week) < YEAR(UTC_TIMESTAMP() + INTERVAL 1 HOUR - INTERVAL 14 DAY)
GROUP BY 1 HAVING COUNT(*) >= 5;

-- A site with fewer than five answers is hidden, and the smallest others until two are hidden that have five together: the
-- same rule as on the page of satisfaction, but of several alike all are hidden, so that both together tell no more than the page.
CREATE SQL SECURITY DEFINER VIEW stats_satisfaction_site_year AS
SELECT c.year AS year, c.site_code AS site_code, c.site_name AS site_name, c.answers AS answers,
  c.very_satisfied AS very_satisfied, c.satisfied AS satisfied, c.little_satisfied AS little_satisfied,
  c.not_satisfied AS not_satisfied
FROM (
  SELECT b.*,
    SUM(b.answers < 5) OVER (PARTITION BY b.year) AS small,
    COUNT(*) OVER (PARTITION BY b.year ORDER BY b.size) - COUNT(*) OVER (PARTITION BY b.year, b.size) AS smaller,
    SUM(b.answers) OVER (PARTITION BY b.year ORDER BY b.size) - SUM(b.answers) OVER (PARTITION BY b.year, b.size) AS smaller_answers
  FROM (
    SELECT YEAR(a.week) AS year,
      IF(COALESCE(a.site_id, 0) = 0, 0, COALESCE(s.id, -1)) AS place,
      COALESCE(MAX(s.code), '') AS site_code,
      COALESCE(MAX(s.name), '') AS site_name,
      COUNT(*) AS answers,
      IF(COUNT(*) < 5, 0, COUNT(*)) AS size,
      SUM(a.satisfaction = 'very-satisfied') AS very_satisfied,
      SUM(a.satisfaction = 'satisfied') AS satisfied,
      SUM(a.satisfaction = 'little-satisfied') AS little_satisfied,
      SUM(a.satisfaction = 'not-satisfied') AS not_satisfied
    FROM survey a LEFT JOIN site s ON s.id = a.site_id
    WHERE YEAR(a.week) < YEAR(UTC_TIMESTAMP() + INTERVAL 1 HOUR - INTERVAL 14 DAY)
    GROUP BY 1, 2) AS b) AS c
WHERE c.answers >= 5 AND (c.small = 0 OR (c.smaller >= 2 AND c.smaller_answers >= 5));

CREATE SQL SECURITY DEFINER VIEW stats_satisfaction_service_year AS
SELECT c.year AS year, c.service_code AS service_code, c.service_name AS service_name, c.answers AS answers,
  c.very_satisfied AS very_satisfied, c.satisfied AS satisfied, c.little_satisfied AS little_satisfied,
  c.not_satisfied AS not_satisfied
FROM (
  SELECT b.*,
    SUM(b.answers < 5) OVER (PARTITION BY b.year) AS small,
    COUNT(*) OVER (PARTITION BY b.year ORDER BY b.size) - COUNT(*) OVER (PARTITION BY b.year, b.size) AS smaller,
    SUM(b.answers) OVER (PARTITION BY b.year ORDER BY b.size) - SUM(b.answers) OVER (PARTITION BY b.year, b.size) AS smaller_answers
  FROM (
    SELECT a.year AS year, a.service AS service_code, COALESCE(v.french, a.service) AS service_name,
      a.very_satisfied + a.satisfied + a.little_satisfied + a.not_satisfied AS answers,
      IF(a.very_satisfied + a.satisfied + a.little_satisfied + a.not_satisfied < 5, 0,
        a.very_satisfied + a.satisfied + a.little_satisfied + a.not_satisfied) AS size,
      a.very_satisfied AS very_satisfied, a.satisfied AS satisfied, a.little_satisfied AS little_satisfied,
      a.not_satisfied AS not_satisfied
    FROM survey_service a LEFT JOIN service v ON v.code = a.service
    WHERE a.year < YEAR(UTC_TIMESTAMP() + INTERVAL 1 HOUR - INTERVAL 14 DAY)
      AND a.very_satisfied + a.satisfied + a.little_satisfied + a.not_satisfied > 0) AS b) AS c
WHERE c.answers >= 5 AND (c.small = 0 OR (c.smaller >= 2 AND c.smaller_answers >= 5));

CREATE SQL SECURITY DEFINER VIEW stats_satisfaction_month AS
SELECT first AS first_month, last AS last_month, very_satisfied + satisfied + dissatisfied AS answers,
  very_satisfied, satisfied, dissatisfied
FROM survey_month;
