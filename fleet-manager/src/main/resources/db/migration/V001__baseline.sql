-- What the program knows of itself, one row for each fact.
CREATE TABLE setting (
  name  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value VARCHAR(255) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB COMMENT = 'Facts about this installation';

-- Tells installations apart in backups and in messages to the maintainers; says nothing about anybody.
INSERT INTO setting (name, value) VALUES ('installation-id', UUID());
