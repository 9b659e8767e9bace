package fr.teleguichet.fleet.telemetry;

import java.time.Duration;
import java.util.Set;

/**
 * How the host application treats what comes in.
 *
 * @param groups the territories whose nodes are taken; empty for all
 * @param reorderTimeout how long a message is held for a missing one before it, 0 to 1 minute
 * @param rebirthInterval the shortest time between two rebirth requests to one node
 * @param rebirthsPerSecond the most rebirth requests to all nodes together
 * @param mostNodes the most edge nodes that are remembered
 * @param mostDevices the most devices of an edge node
 * @param futureTolerance how far ahead a kiosk's clock may be and still be believed
 * @param pastTolerance how old a stored report may be and still be believed
 */
public record IngestSettings(
    Set<String> groups,
    Duration reorderTimeout,
    Duration rebirthInterval,
    int rebirthsPerSecond,
    int mostNodes,
    int mostDevices,
    Duration futureTolerance,
    Duration pastTolerance) {

  public IngestSettings {
    groups = Set.copyOf(groups);
    if (reorderTimeout.isNegative() || reorderTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "fleet.ingest.reorder-timeout is " + reorderTimeout + ", allowed are 0 s to 1 minute");
    }
    if (rebirthInterval.isNegative() || rebirthsPerSecond < 1) {
      throw new IllegalArgumentException("rebirth requests must be allowed, at least one a second");
    }
    if (mostNodes < 1 || mostDevices < 1) {
      throw new IllegalArgumentException("at least one node and one device must be allowed");
    }
  }

  /** What is right for a fleet of a département, and for a hundred of them. */
  public static final IngestSettings STANDARD =
      new IngestSettings(
          Set.of(),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          500,
          150_000,
          64,
          Duration.ofMinutes(5),
          Duration.ofDays(400));

  /** The same, for these groups only. */
  public IngestSettings forGroups(Set<String> onlyThese) {
    return new IngestSettings(
        onlyThese,
        reorderTimeout,
        rebirthInterval,
        rebirthsPerSecond,
        mostNodes,
        mostDevices,
        futureTolerance,
        pastTolerance);
  }
}
