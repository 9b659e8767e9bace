-- What is told of answers by site and by service is decided once for each year, when it is told first, and every page, file and view keeps to it.

CREATE TABLE survey_cell (
  year      SMALLINT UNSIGNED NOT NULL,
  site_id   INT UNSIGNED NOT NULL COMMENT 'of the cell of a site; 0 for no site, and of a service',
  service   VARCHAR(40)  NOT NULL COMMENT 'of the cell of a service; empty of a site',
  answers   BOOLEAN NOT NULL COMMENT 'whether the cell is told',
  recommend BOOLEAN NOT NULL COMMENT 'whether that question is',
  resolved  BOOLEAN NOT NULL,
  PRIMARY KEY (year, site_id, service)
) COMMENT 'decided when the year was told first; never changes, and what is not here is not told';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW stats_satisfaction_site_year AS
SELECT b.year AS year, COALESCE(s.code, '') AS site_code, COALESCE(s.name, '') AS site_name, b.answers AS answers,
  b.very_satisfied AS very_satisfied, b.satisfied AS satisfied, b.little_satisfied AS little_satisfied,
  b.not_satisfied AS not_satisfied
FROM (
  SELECT YEAR(a.week) AS year,
    COALESCE(a.site_id, 0) AS site_id,
    COUNT(*) AS answers,
    SUM(a.satisfaction = 'very-satisfied') AS very_satisfied,
    SUM(a.satisfaction = 'satisfied') AS satisfied,
    SUM(a.satisfaction = 'little-satisfied') AS little_satisfied,
    SUM(a.satisfaction = 'not-satisfied') AS not_satisfied
  FROM survey a GROUP BY 1, 2) AS b
JOIN survey_cell c ON c.year = b.year AND c.site_id = b.site_id AND c.service = '' AND c.answers
LEFT JOIN site s ON s.id = b.site_id;

CREATE OR REPLACE SQL SECURITY DEFINER VIEW stats_satisfaction_service_year AS
SELECT a.year AS year, a.service AS service_code, COALESCE(v.french, a.service) AS service_name,
  a.very_satisfied + a.satisfied + a.little_satisfied + a.not_satisfied AS answers,
  a.very_satisfied AS very_satisfied, a.satisfied AS satisfied, a.little_satisfied AS little_satisfied,
  a.not_satisfied AS not_satisfied
FROM survey_service a
JOIN survey_cell c ON c.year = a.year AND c.site_id = 0 AND c.service = a.service AND c.answers
LEFT JOIN service v ON v.code = a.service;
