-- A kiosk that has read its update waits while it is needed, and one that went silent in the midst of it is given up.
ALTER TABLE rollout_member
  ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'it has read its update and must not begin to install it now';

ALTER TABLE update_action
  ADD COLUMN given_up DATETIME(3) NULL COMMENT 'when the manager ceased to wait for the kiosk''s word; its late word counts all the same',
  ADD KEY update_action_given_up (given_up);
