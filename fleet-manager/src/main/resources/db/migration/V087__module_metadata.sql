-- Words about a software module, for programs; those for devices go along with it.
CREATE TABLE software_module_metadata (
  module_id INT UNSIGNED  NOT NULL,
  name      VARCHAR(128)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value     VARCHAR(4000) NOT NULL,
  visible   BOOLEAN       NOT NULL COMMENT 'whether devices are told',
  PRIMARY KEY (module_id, name),
  CONSTRAINT software_module_metadata_module FOREIGN KEY (module_id) REFERENCES software_module (id)
);
