package fr.teleguichet.fleet.opendata;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A month of the whole network as it is published: what is hidden is not in it.
 *
 * @param month 1 to 12
 * @param interviews how many were held; null where that is secret
 * @param state whether that is published
 * @param minutes how long they were on average; null where there were none or that is secret
 */
@Serdeable
record OpenDataMonth(
    int month, @Nullable Long interviews, ConfidentialityStatus state, @Nullable Double minutes) {}
