-- Who has an open call, so that it goes on when the fleet manager is started anew; empty once it is over.

ALTER TABLE video_call ADD COLUMN adviser BIGINT UNSIGNED NULL COMMENT 'account, while the call is open' AFTER adapter;
