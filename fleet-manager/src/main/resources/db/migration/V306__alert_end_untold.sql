-- That an alert is over is no reason to write to anybody at night: the mail waits as the one that it is open does.

ALTER TABLE alert
  ADD COLUMN end_untold BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'it ended by itself while it was quiet, and nobody has a mail of that yet',
  ADD KEY alert_end_untold (end_untold);
