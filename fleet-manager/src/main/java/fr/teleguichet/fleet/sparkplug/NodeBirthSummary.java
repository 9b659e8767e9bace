package fr.teleguichet.fleet.sparkplug;

import java.time.Instant;

/**
 * What a node's last birth said beside its values.
 *
 * @param at when it arrived
 * @param takesActions whether it declared the metrics by which remote actions are wanted
 */
public record NodeBirthSummary(Instant at, boolean takesActions) {}
