-- Which service's adviser passed a citizen on: a call of its own, in the same session of the kiosk.

ALTER TABLE video_call
  ADD COLUMN transferred_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'service of the call before; empty for who chose on the screen' AFTER service,
  MODIFY COLUMN outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'held, cancelled, unanswered, failed, declined or transferred';
