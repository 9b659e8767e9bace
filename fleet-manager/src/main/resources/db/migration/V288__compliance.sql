-- What documents that the law asks for have to say and program can't know: who answers for the network, and what an audit found.

CREATE TABLE public_authority (
  field   VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'such as name or officer-email',
  content VARCHAR(1000) NOT NULL
);

CREATE TABLE accessibility_statement (
  id           TINYINT UNSIGNED NOT NULL PRIMARY KEY COMMENT 'always 1',
  conformity   VARCHAR(10)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'none, partial or full, as a person decided',
  audited      DATE             NULL COMMENT 'the day of the audit; none without an audit',
  auditor      VARCHAR(200)     NOT NULL,
  rate         DECIMAL(5,2)     NULL COMMENT 'percent of the criteria that are met',
  unmet        TEXT             NOT NULL COMMENT 'criteria that are not met, one a line',
  derogations  TEXT             NOT NULL COMMENT 'what is left out as too great a burden, each with its reason',
  exempt       TEXT             NOT NULL COMMENT 'contents of which the law does not speak',
  environments TEXT             NOT NULL COMMENT 'browsers and aids with which it was tested',
  tools        TEXT             NOT NULL,
  pages        TEXT             NOT NULL COMMENT 'screens and pages that were looked at',
  address      VARCHAR(200)     NOT NULL COMMENT 'where the statement is published; may be empty',
  stated       DATE             NOT NULL COMMENT 'the day of the statement'
) COMMENT 'only where somebody wrote one';
