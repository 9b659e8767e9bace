package fr.teleguichet.fleet.update.key;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A certificate whose holder may sign releases, or may say who may.
 *
 * @param fingerprint SHA-256 of the certificate's DER, 64 lower-case hexadecimal digits
 * @param name what people call it
 * @param subject the certificate's distinguished name (RFC 2253)
 * @param pem the certificate
 * @param purpose what it may sign
 * @param addedBy who added it, by the name of that day
 * @param retired since when nothing that it signs is taken
 */
public record ReleaseKey(
    int id,
    String fingerprint,
    String name,
    String subject,
    String pem,
    Purpose purpose,
    Instant validFrom,
    Instant validUntil,
    Instant added,
    String addedBy,
    Optional<Retired> retired) {

  /** What a key may sign: never both, since a stolen key must not say who else is trusted. */
  public enum Purpose {
    /** What kiosks install. */
    RELEASES("releases"),
    /** Lists of the keys that kiosks trust: it is a root of trust. */
    TRUST_LISTS("trust-lists");

    private final String word;

    Purpose(String word) {
      this.word = word;
    }

    /** Its word in the database, in addresses and in the keys of messages. */
    public String code() {
      return word;
    }

    /** The purpose of this word. */
    static Optional<Purpose> of(String word) {
      return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
  }

  /** When, and who did it. */
  public record Retired(Instant at, String by) {}

  /** Whether its time is not over, and has come. */
  public boolean isValid(Instant now) {
    return !now.isBefore(validFrom) && !now.isAfter(validUntil);
  }
}
