-- Which units changed of late is asked once a second, so that a kiosk that was retired is not known from memory any more.
ALTER TABLE unit ADD KEY unit_since (since);
