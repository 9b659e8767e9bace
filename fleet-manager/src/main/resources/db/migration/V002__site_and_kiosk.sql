-- Where kiosks stand, and which kiosks there are.

CREATE TABLE site (
  id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  code      VARCHAR(40)  NOT NULL COMMENT 'the site in addresses: lower-case letters, digits, hyphens',
  name      VARCHAR(120) NOT NULL,
  commune   VARCHAR(120) NOT NULL,
  insee     CHAR(5)      NOT NULL COMMENT 'INSEE code of the commune',
  latitude  DOUBLE       NOT NULL COMMENT 'degrees north, WGS 84',
  longitude DOUBLE       NOT NULL COMMENT 'degrees east, WGS 84',
  fictitious BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'made up for demonstration',
  UNIQUE KEY site_code (code)
);

CREATE TABLE kiosk (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name       VARCHAR(128) NOT NULL COMMENT 'Sparkplug edge node id, one in the whole fleet',
  territory  VARCHAR(128) NOT NULL COMMENT 'Sparkplug group id',
  site_id    INT UNSIGNED NULL,
  first_seen DATETIME(3)  NOT NULL,
  last_seen  DATETIME(3)  NOT NULL COMMENT 'at most a minute behind',
  link       VARCHAR(20)  NOT NULL COMMENT 'connected, lost, stopped or unknown',
  link_since DATETIME(3)  NOT NULL,
  stop_reason VARCHAR(40) NULL COMMENT 'with link = stopped',
  facts      TEXT         NULL COMMENT 'JSON object of the facts of the last birth',
  UNIQUE KEY kiosk_name (name),
  CONSTRAINT kiosk_site FOREIGN KEY (site_id) REFERENCES site (id)
);
