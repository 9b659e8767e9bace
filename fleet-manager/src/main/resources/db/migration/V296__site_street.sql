-- The street and the postcode of a site, for whoever drives or walks there.

ALTER TABLE site
  ADD COLUMN street   VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'number and street; empty where nobody wrote it' AFTER insee,
  ADD COLUMN postcode VARCHAR(5)   NOT NULL DEFAULT '' COMMENT 'empty where nobody wrote it' AFTER street;
