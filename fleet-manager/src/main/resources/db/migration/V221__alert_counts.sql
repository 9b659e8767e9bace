-- What the last day and week are counted by, however many days are kept.

ALTER TABLE link_change ADD KEY link_change_at (at, link);
ALTER TABLE presence_hour ADD KEY presence_hour_hour (hour);
