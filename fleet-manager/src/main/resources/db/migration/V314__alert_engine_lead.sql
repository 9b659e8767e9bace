-- Of several managers on one database one alone counts time and looks after alerts.

ALTER TABLE alert_engine
  ADD COLUMN leader CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the process that looks; empty where none does',
  ADD COLUMN beat   BIGINT UNSIGNED NULL COMMENT 'how often one has begun to look, by which the others see that it goes on; empty before the first';
