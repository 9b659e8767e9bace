-- Dashboards read the street and the postcode too: behind the columns that there were, so that those stay where they are.

CREATE OR REPLACE SQL SECURITY DEFINER VIEW stats_site AS
SELECT code AS site_code, name AS site_name, commune, insee, latitude, longitude, street, postcode FROM site;

-- The first interview about each service is read at the beginning of each part of this index, not found among all of five years.
ALTER TABLE interview ADD KEY interview_first_of_service (outcome, service, started, site_id);
