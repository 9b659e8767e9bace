package fr.teleguichet.fleet.update.key;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate whose holder may sign releases, or may say who may.
 *
 * @param fingerprint SHA-256 of the certificate's DER, 64 lower-case hexadecimal digits
 * @param name what people call it
 * @param subject the certificate's distinguished name (RFC 2253)
 * @param pem the certificate
 * @param addedBy who added it, by the name of that day
 * @param retired since when nothing that it signs is taken
 */
public record ReleaseKey(
    int id,
    String fingerprint,
    String name,
    String subject,
    String pem,
    Instant validFrom,
    Instant validUntil,
    Instant added,
    String addedBy,
    Optional<Retired> retired) {

  /** When, and who did it. */
  public record Retired(Instant at, String by) {}

  /** Whether its time is not over, and has come. */
  public boolean isValid(Instant now) {
    return !now.isBefore(validFrom) && !now.isAfter(validUntil);
  }
}
