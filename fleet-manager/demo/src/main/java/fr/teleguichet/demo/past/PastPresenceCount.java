package fr.teleguichet.demo.past;

import java.time.Instant;

/** How many came near a kiosk within an hour that never was, and how many stayed. */
record PastPresenceCount(String kiosk, Instant hour, int passers, int visits) {}
