package fr.teleguichet.edge.technician;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/**
 * How the unit stands with its fleet, for the report.
 *
 * @param kiosk its name, when it is somebody
 * @param key of the unit, once it has one
 * @param certificate the time that the certificate is good for, when there is one
 */
public record UnitFleetStatus(
    Optional<String> kiosk,
    Stage identity,
    Optional<Fingerprint> key,
    Optional<Term> certificate,
    Optional<Stage> link) {

  /**
   * A state by its word, such as {@code awaiting-host}.
   *
   * @param sentence more about it; may be empty
   */
  public record Stage(String code, String sentence) {}

  /** From when to when, both included. */
  public record Term(Instant from, Instant until) {}
}
