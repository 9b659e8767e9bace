-- What kiosks measure: one wide row per report, the state after it. Partitioned by day so that old days are dropped
-- whole. Rows of one kiosk stand together, since that is how they are read.

CREATE TABLE report (
  kiosk_id   INT UNSIGNED NOT NULL,
  at         DATETIME(3)  NOT NULL COMMENT 'UTC, by the kiosk''s clock',
  historical BOOLEAN      NOT NULL COMMENT 'kept on the kiosk while the link was away',
  cpu_usage            FLOAT        NULL COMMENT 'Cpu/Usage, %',
  cpu_load             FLOAT        NULL COMMENT 'Cpu/Load',
  cpu_temperature      FLOAT        NULL COMMENT 'Cpu/Temperature, °C',
  memory_used          FLOAT        NULL COMMENT 'Memory/Used, %',
  swap_used            FLOAT        NULL COMMENT 'Memory/Swap, %',
  pressure_cpu         FLOAT        NULL COMMENT 'Pressure/Cpu, %',
  pressure_memory      FLOAT        NULL COMMENT 'Pressure/Memory, %',
  pressure_io          FLOAT        NULL COMMENT 'Pressure/Io, %',
  storage_used         FLOAT        NULL COMMENT 'Storage/Used, %',
  storage_write_time   FLOAT        NULL COMMENT 'Storage/Write Time, ms',
  storage_wear         FLOAT        NULL COMMENT 'Storage/Wear, %',
  storage_errors       INT UNSIGNED NULL COMMENT 'Storage/Errors',
  storage_read_only    BOOLEAN      NULL COMMENT 'Storage/Read Only',
  network_received     FLOAT        NULL COMMENT 'Network/Received, kB/s',
  network_sent         FLOAT        NULL COMMENT 'Network/Sent, kB/s',
  network_signal       FLOAT        NULL COMMENT 'Network/Signal, dBm',
  power_under_voltage  BOOLEAN      NULL COMMENT 'Power/Under Voltage',
  power_throttled      BOOLEAN      NULL COMMENT 'Power/Throttled',
  clock_synchronised   BOOLEAN      NULL COMMENT 'Clock/Synchronised',
  agent_memory         FLOAT        NULL COMMENT 'Agent/Memory, MiB',
  journal_waiting      INT UNSIGNED NULL COMMENT 'Journal/Waiting',
  journal_size         FLOAT        NULL COMMENT 'Journal/Size, MiB',
  journal_dropped      INT UNSIGNED NULL COMMENT 'Journal/Dropped',
  PRIMARY KEY (kiosk_id, at)
) PARTITION BY RANGE COLUMNS (at) (
  PARTITION p_begin VALUES LESS THAN ('2026-01-01 00:00:00'),
  PARTITION p_later VALUES LESS THAN (MAXVALUE)
);

-- Values without a column of their own, such as those of another maker's edge node.

CREATE TABLE metric_name (
  id     INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  device VARCHAR(128) NOT NULL COMMENT 'empty for the node itself',
  name   VARCHAR(256) NOT NULL,
  UNIQUE KEY metric_name_name (device, name)
) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE report_value (
  kiosk_id  INT UNSIGNED NOT NULL,
  metric_id INT UNSIGNED NOT NULL,
  at        DATETIME(3)  NOT NULL,
  number    DOUBLE       NULL,
  text      VARCHAR(1000) NULL,
  PRIMARY KEY (kiosk_id, metric_id, at)
) PARTITION BY RANGE COLUMNS (at) (
  PARTITION p_begin VALUES LESS THAN ('2026-01-01 00:00:00'),
  PARTITION p_later VALUES LESS THAN (MAXVALUE)
);

-- Hours of reports, kept for years: averages are weighted by the time for which a value held.

CREATE TABLE report_hour (
  kiosk_id INT UNSIGNED NOT NULL,
  hour     DATETIME     NOT NULL COMMENT 'UTC, the hour''s first instant',
  seconds  SMALLINT UNSIGNED NOT NULL COMMENT 'how much of the hour is covered, 0 to 3600',
  cpu_usage_min            FLOAT NULL,
  cpu_usage_avg            FLOAT NULL,
  cpu_usage_max            FLOAT NULL,
  cpu_load_min             FLOAT NULL,
  cpu_load_avg             FLOAT NULL,
  cpu_load_max             FLOAT NULL,
  cpu_temperature_min      FLOAT NULL,
  cpu_temperature_avg      FLOAT NULL,
  cpu_temperature_max      FLOAT NULL,
  memory_used_min          FLOAT NULL,
  memory_used_avg          FLOAT NULL,
  memory_used_max          FLOAT NULL,
  swap_used_min            FLOAT NULL,
  swap_used_avg            FLOAT NULL,
  swap_used_max            FLOAT NULL,
  pressure_cpu_min         FLOAT NULL,
  pressure_cpu_avg         FLOAT NULL,
  pressure_cpu_max         FLOAT NULL,
  pressure_memory_min      FLOAT NULL,
  pressure_memory_avg      FLOAT NULL,
  pressure_memory_max      FLOAT NULL,
  pressure_io_min          FLOAT NULL,
  pressure_io_avg          FLOAT NULL,
  pressure_io_max          FLOAT NULL,
  storage_used_min         FLOAT NULL,
  storage_used_avg         FLOAT NULL,
  storage_used_max         FLOAT NULL,
  storage_write_time_min   FLOAT NULL,
  storage_write_time_avg   FLOAT NULL,
  storage_write_time_max   FLOAT NULL,
  storage_wear_min         FLOAT NULL,
  storage_wear_avg         FLOAT NULL,
  storage_wear_max         FLOAT NULL,
  storage_errors_min       FLOAT NULL,
  storage_errors_avg       FLOAT NULL,
  storage_errors_max       FLOAT NULL,
  storage_read_only_min    FLOAT NULL,
  storage_read_only_avg    FLOAT NULL,
  storage_read_only_max    FLOAT NULL,
  network_received_min     FLOAT NULL,
  network_received_avg     FLOAT NULL,
  network_received_max     FLOAT NULL,
  network_sent_min         FLOAT NULL,
  network_sent_avg         FLOAT NULL,
  network_sent_max         FLOAT NULL,
  network_signal_min       FLOAT NULL,
  network_signal_avg       FLOAT NULL,
  network_signal_max       FLOAT NULL,
  power_under_voltage_min  FLOAT NULL,
  power_under_voltage_avg  FLOAT NULL,
  power_under_voltage_max  FLOAT NULL,
  power_throttled_min      FLOAT NULL,
  power_throttled_avg      FLOAT NULL,
  power_throttled_max      FLOAT NULL,
  clock_synchronised_min   FLOAT NULL,
  clock_synchronised_avg   FLOAT NULL,
  clock_synchronised_max   FLOAT NULL,
  agent_memory_min         FLOAT NULL,
  agent_memory_avg         FLOAT NULL,
  agent_memory_max         FLOAT NULL,
  journal_waiting_min      FLOAT NULL,
  journal_waiting_avg      FLOAT NULL,
  journal_waiting_max      FLOAT NULL,
  journal_size_min         FLOAT NULL,
  journal_size_avg         FLOAT NULL,
  journal_size_max         FLOAT NULL,
  journal_dropped_min      FLOAT NULL,
  journal_dropped_avg      FLOAT NULL,
  journal_dropped_max      FLOAT NULL,
  PRIMARY KEY (kiosk_id, hour)
) PARTITION BY RANGE COLUMNS (hour) (
  PARTITION p_begin VALUES LESS THAN ('2026-01-01 00:00:00'),
  PARTITION p_later VALUES LESS THAN (MAXVALUE)
);

-- How far the roll-up has come: hours before this one are rolled up.

CREATE TABLE roll_up (
  id   TINYINT UNSIGNED NOT NULL PRIMARY KEY CHECK (id = 1),
  done DATETIME NOT NULL COMMENT 'UTC, first hour that is not rolled up yet'
);

-- Hours that got reports after they were rolled up, because a kiosk kept them while it was away.

CREATE TABLE roll_up_late (
  kiosk_id INT UNSIGNED NOT NULL,
  hour     DATETIME     NOT NULL,
  PRIMARY KEY (kiosk_id, hour)
);

-- Peripherals as they are now, and what became of them.

CREATE TABLE peripheral (
  kiosk_id INT UNSIGNED NOT NULL,
  device   VARCHAR(128) NOT NULL,
  present  BOOLEAN      NOT NULL,
  since    DATETIME(3)  NOT NULL,
  state    VARCHAR(40)  NOT NULL,
  reasons  VARCHAR(400) NOT NULL,
  model    VARCHAR(200) NOT NULL,
  PRIMARY KEY (kiosk_id, device)
);

CREATE TABLE peripheral_change (
  kiosk_id INT UNSIGNED NOT NULL,
  device   VARCHAR(128) NOT NULL,
  at       DATETIME(3)  NOT NULL,
  present  BOOLEAN      NOT NULL,
  state    VARCHAR(40)  NOT NULL,
  reasons  VARCHAR(400) NOT NULL,
  PRIMARY KEY (kiosk_id, at, device)
);

-- When a kiosk was connected and when not.

CREATE TABLE link_change (
  kiosk_id INT UNSIGNED NOT NULL,
  at       DATETIME(3)  NOT NULL COMMENT 'UTC, by the manager''s clock',
  link     VARCHAR(20)  NOT NULL COMMENT 'connected, lost, stopped or unknown',
  reason   VARCHAR(40)  NULL COMMENT 'with link = stopped',
  PRIMARY KEY (kiosk_id, at)
);
