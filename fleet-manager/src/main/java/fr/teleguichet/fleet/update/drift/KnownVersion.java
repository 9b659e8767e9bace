package fr.teleguichet.fleet.update.drift;

import java.time.Instant;

/**
 * A distribution as far as comparing goes.
 *
 * @param id its number, which grows with every distribution that is made
 * @param made since when there is one
 * @param stable whether every module of it is for all kiosks
 * @param withdrawn whether a file of it is not served any more
 */
public record KnownVersion(
    int id, String name, String version, Instant made, boolean stable, boolean withdrawn) {

  /** What people call it. */
  public String label() {
    return name + " " + version;
  }

  /** Whether every kiosk is meant to have it or a newer one. */
  boolean isMeantForAll() {
    return stable && !withdrawn;
  }
}
