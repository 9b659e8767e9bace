package fr.teleguichet.swarm.load;

/**
 * One turn of a probe kiosk's metric.
 *
 * @param territory the kiosk's territory
 * @param kiosk its id
 * @param metric what turned over, such as {@code printer/State}
 * @param worse whether it turned for the worse
 * @param due when it was to turn, milliseconds since 1970 UTC
 * @param sent when the message was handed to the operating system, milliseconds since 1970 UTC
 */
public record LatencyMarker(
    String territory, String kiosk, String metric, boolean worse, long due, long sent) {}
