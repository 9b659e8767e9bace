-- Which keys sign trust lists and which sign releases, and what each trust list says that was taken in. The version before knows keys of
-- releases only, and goes on with those.
ALTER TABLE release_key
  ADD COLUMN purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'releases' COMMENT 'releases, or trust-lists for a root of trust';

CREATE TABLE trust_list (
  serial      BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  artifact_id INT UNSIGNED    NOT NULL COMMENT 'the file that kiosks get',
  sha256      CHAR(64)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  issued      DATETIME(3)     NOT NULL COMMENT 'as the list says',
  trusted     MEDIUMTEXT      NOT NULL COMMENT 'PEM',
  removed     MEDIUMTEXT      NOT NULL COMMENT 'lines: fingerprint, status, reason',
  uploaded    DATETIME(3)     NOT NULL,
  uploaded_by VARCHAR(200)    NOT NULL COMMENT 'by the name of that day',
  root        CHAR(64)        CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the root that vouched for it; NULL where none was known',
  FOREIGN KEY (artifact_id) REFERENCES artifact (id)
);
