-- What a committee promised, and what was measured at its meetings.

CREATE TABLE commitment (
  id          INT UNSIGNED  NOT NULL AUTO_INCREMENT PRIMARY KEY,
  text        VARCHAR(500)  NOT NULL,
  indicator   VARCHAR(200)  NOT NULL COMMENT 'in words: what is measured, and in what',
  figure      VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'by-hand, or which of the network''s own figures',
  bound       VARCHAR(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'at-least or at-most',
  target      DECIMAL(12,2) NOT NULL,
  due         DATE          NOT NULL,
  responsible VARCHAR(120)  NOT NULL,
  fictitious  BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'made up for demonstration'
);

CREATE TABLE commitment_measure (
  id            INT UNSIGNED  NOT NULL AUTO_INCREMENT PRIMARY KEY,
  commitment_id INT UNSIGNED  NOT NULL,
  meeting       DATE          NOT NULL COMMENT 'the day of the committee',
  amount        DECIMAL(12,2) NULL COMMENT 'none where it was judged without a number',
  state         VARCHAR(10)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'kept, at-risk or missed',
  remark        VARCHAR(500)  NOT NULL,
  UNIQUE KEY commitment_measure_meeting (commitment_id, meeting),
  CONSTRAINT commitment_measure_commitment FOREIGN KEY (commitment_id) REFERENCES commitment (id) ON DELETE CASCADE
);
