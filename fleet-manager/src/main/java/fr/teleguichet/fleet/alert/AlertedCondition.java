package fr.teleguichet.fleet.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A condition that an alert tells.
 *
 * @param ended when it was over; empty while it holds
 */
public record AlertedCondition(
    AlertSubject subject,
    String topic,
    Optional<Integer> site,
    Instant since,
    long amount,
    Optional<Instant> ended) {}
