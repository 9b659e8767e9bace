package fr.teleguichet.fleet.update.drift;

import java.time.Instant;
import java.util.Optional;

/**
 * A distribution as far as comparing goes.
 *
 * @param id its number
 * @param version its text, which says what is newer
 * @param made since when there is one
 * @param promoted since when every module of it is meant for all kiosks; empty when one is not
 * @param withdrawn whether a file of it is not served any more
 */
public record ComparableDistribution(
    int id,
    String name,
    String version,
    Instant made,
    Optional<Instant> promoted,
    boolean withdrawn) {

  /** What people call it. */
  public String label() {
    return name + " " + version;
  }

  /** Whether every module of it is meant for all kiosks. */
  boolean isStable() {
    return promoted.isPresent();
  }

  /** Since when every kiosk is meant to have it or a newer one; empty when none is. */
  Optional<Instant> meantForAll() {
    return withdrawn ? Optional.empty() : promoted;
  }
}
