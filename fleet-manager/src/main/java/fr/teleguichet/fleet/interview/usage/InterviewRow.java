package fr.teleguichet.fleet.interview.usage;

import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An interview or an attempt as it is kept: nothing of it tells who it was.
 *
 * @param started in French time
 * @param site the row of its site; empty where none was known
 * @param outcome held, abandoned, unanswered, failed or unreached
 * @param seconds how long it was
 * @param waited for how many seconds an adviser was waited for; empty where the kiosk did not tell
 */
record InterviewRow(
    ZonedDateTime started,
    Optional<Integer> site,
    String service,
    String outcome,
    long seconds,
    OptionalLong waited) {}
